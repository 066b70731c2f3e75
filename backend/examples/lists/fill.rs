//! A shop with as many orders as wanted, written in a few statements.

use backend::db::Db;

/// Who sells.
pub const CREATOR: &str = "0190f8a3-0000-7000-8000-000000000001";
/// Where.
pub const PAGE: &str = "0190f8a3-0000-7000-8000-000000000002";
/// What.
pub const PRODUCT: &str = "0190f8a3-0000-7000-8000-000000000003";

/// The id of an order by its number.
pub fn order_id(number: i64) -> String {
    format!("0190f8a3-7e1c-7bd0-9c2f-{number:012x}")
}

async fn run(db: &Db, sql: &'static str, values: &[i64]) {
    let Db::Sqlite { write, .. } = db else {
        return;
    };
    let mut query = sqlx::query(sql);
    for value in values {
        query = query.bind(value);
    }
    query.execute(write).await.unwrap();
}

/// Makes the creator, the product and the page.
pub async fn shop(db: &Db) {
    run(db, "insert into creators (id, email, name, created_at, updated_at) values ('0190f8a3-0000-7000-8000-000000000001', 'a@example.com', 'Ada', 0, 0)", &[]).await;
    run(db, "insert into products (id, creator_id, name, description, price_minor, currency, is_active, download_limit, download_window_days, created_at, updated_at) values ('0190f8a3-0000-7000-8000-000000000003', '0190f8a3-0000-7000-8000-000000000001', 'Field notes', '', 900, 'EUR', true, 5, 30, 0, 0)", &[]).await;
    run(db, "insert into pages (id, short_id, creator_id, is_published, is_active, expires_at, closing, double_opt_in, customization, questions, created_at, updated_at) values ('0190f8a3-0000-7000-8000-000000000002', '00000000000', '0190f8a3-0000-7000-8000-000000000001', true, true, 1, 'honour', true, '{}', '[]', 0, 0)", &[]).await;
}

/// Adds the orders from one number to another: of a hundred, eighty are paid, twelve not finished, five
/// open, two refunded, and every five-hundredth is disputed. Somebody comes back now and then.
pub async fn orders(db: &Db, from: i64, to: i64) {
    const ORDERS: &str = "insert into orders (id, page_id, product_id, creator_id, customer_id, email, status, total_minor, amount_paid_minor, refunded_minor, currency, tax_mode, terms, hold_expires_at, created_at, updated_at, receipt_number) \
        with recursive numbers (n) as (select $1 union all select n + 1 from numbers where n + 1 < $2), \
        told (n, who, status) as (select n, n * 7919 % 60000, case when n % 500 = 0 then 'disputed' when n % 100 < 12 then 'expired' when n % 100 < 17 then 'processing' when n % 100 < 19 then 'refunded' else 'completed' end from numbers) \
        select printf('0190f8a3-7e1c-7bd0-9c2f-%012x', n), '0190f8a3-0000-7000-8000-000000000002', '0190f8a3-0000-7000-8000-000000000003', '0190f8a3-0000-7000-8000-000000000001', \
        printf('customer%d', who), printf('buyer%d@example.com', who), status, n * 31 % 1000 * 10, \
        case when status in ('expired', 'processing') then 0 else n * 31 % 1000 * 10 end, case status when 'refunded' then n * 31 % 1000 * 10 else 0 end, \
        'EUR', 'none', '{}', 0, n, n, case when status in ('expired', 'processing') then null else n end from told";
    const ITEMS: &str = "insert into order_items (order_id, product_id, position, name, price_minor, quantity, download_limit, download_window_days) \
        with recursive numbers (n) as (select $1 union all select n + 1 from numbers where n + 1 < $2) \
        select printf('0190f8a3-7e1c-7bd0-9c2f-%012x', n), '0190f8a3-0000-7000-8000-000000000003', 0, 'Field notes', 900, 1, 5, 30 from numbers";
    run(db, ORDERS, &[from, to]).await;
    run(db, ITEMS, &[from, to]).await;
}
