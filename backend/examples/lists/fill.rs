//! A shop with as many orders and registrations as wanted, in a few statements that both engines
//! understand.

/// Who sells.
pub const CREATOR: &str = "0190f8a3-0000-7000-8000-000000000001";
/// Where.
pub const PAGE: &str = "0190f8a3-0000-7000-8000-000000000002";
/// What.
pub const PRODUCT: &str = "0190f8a3-0000-7000-8000-000000000003";

/// The id of a row by its number.
pub fn id(number: i64) -> String {
    format!("0190f8a3-7e1c-7bd0-9c2f-{number:012}")
}

/// Makes two creators, the product and two pages.
pub const SHOP: &[&str] = &[
    "insert into creators (id, email, name, created_at, updated_at) values \
        ('0190f8a3-0000-7000-8000-000000000001', 'a@example.com', 'Ada', 0, 0), \
        ('0190f8a3-0000-7000-8000-000000000009', 'e@example.com', 'Eve', 0, 0)",
    "insert into products (id, creator_id, name, description, price_minor, currency, is_active, download_limit, download_window_days, created_at, updated_at) \
        values ('0190f8a3-0000-7000-8000-000000000003', '0190f8a3-0000-7000-8000-000000000001', 'Field notes', '', 900, 'EUR', true, 5, 30, 0, 0)",
    "insert into pages (id, short_id, creator_id, is_published, is_active, expires_at, closing, double_opt_in, customization, questions, created_at, updated_at) values \
        ('0190f8a3-0000-7000-8000-000000000002', '00000000000', '0190f8a3-0000-7000-8000-000000000001', true, true, 1, 'honour', true, '{}', '[]', 0, 0), \
        ('0190f8a3-0000-7000-8000-000000000008', '00000000001', '0190f8a3-0000-7000-8000-000000000001', true, true, 1, 'honour', true, '{}', '[]', 0, 0)",
];

/// Add the rows from one number to another. Of a hundred orders, eighty are paid, twelve not finished,
/// five open, two refunded, and every five-hundredth is disputed; somebody comes back now and then. All
/// happen within ninety days. Of ten registrations, seven are confirmed and two unsubscribed.
pub const ROWS: &[&str] = &[
    "insert into orders (id, page_id, product_id, creator_id, customer_id, email, status, total_minor, amount_paid_minor, refunded_minor, currency, tax_mode, terms, hold_expires_at, created_at, updated_at, completed_at, receipt_number) \
        with recursive numbers (n) as (select cast($1 as bigint) union all select n + 1 from numbers where n + 1 < $2), \
        told (n, who, status, cost) as (select n, (case when n % 20 = 0 then n / 2 else n end) * 7919 % 60000, case when n % 500 = 0 then 'disputed' when n % 100 < 12 then 'expired' when n % 100 < 17 then 'processing' when n % 100 < 19 then 'refunded' else 'completed' end, n * 31 % 1000 * 10 from numbers) \
        select '0190f8a3-7e1c-7bd0-9c2f-' || substr(cast(1000000000000 + n as text), 2), \
        case when n % 7 = 0 then '0190f8a3-0000-7000-8000-000000000008' else '0190f8a3-0000-7000-8000-000000000002' end, \
        '0190f8a3-0000-7000-8000-000000000003', '0190f8a3-0000-7000-8000-000000000001', \
        'customer' || cast(who as text), 'buyer' || cast(who as text) || '@example.com', status, cost, \
        case when status in ('expired', 'processing') then 0 else cost end, case status when 'refunded' then cost else 0 end, \
        'EUR', 'none', '{}', 0, n * 77760, n * 77760, case when status in ('expired', 'processing') then null else n * 77760 end, \
        case when status in ('expired', 'processing') then null else n end from told",
    "update orders set is_again = true where created_at >= $1 * 77760 and created_at < $2 * 77760 and receipt_number is not null and exists \
        (select 1 from orders as other where other.creator_id = orders.creator_id and other.customer_id = orders.customer_id \
        and other.receipt_number is not null and other.id < orders.id)",
    "insert into order_items (order_id, product_id, position, name, price_minor, quantity, download_limit, download_window_days) \
        with recursive numbers (n) as (select cast($1 as bigint) union all select n + 1 from numbers where n + 1 < $2) \
        select '0190f8a3-7e1c-7bd0-9c2f-' || substr(cast(1000000000000 + n as text), 2), '0190f8a3-0000-7000-8000-000000000003', 0, 'Field notes', 900, 1, 5, 30 from numbers",
    "insert into refund_days (order_id, creator_id, day, minor) \
        select id, creator_id, created_at / 86400000, refunded_minor from orders \
        where refunded_minor > 0 and created_at >= $1 * 77760 and created_at < $2 * 77760",
    "insert into sale_counts (page_id, day, referrer, utm_source, utm_medium, utm_campaign, currency, orders, revenue) \
        select page_id, completed_at / 86400000, 'site' || cast(total_minor / 10 % 40 as text) || '.example', '', '', '', currency, count(*), sum(amount_paid_minor) \
        from orders where completed_at >= $1 * 77760 and completed_at < $2 * 77760 group by 1, 2, 3, 7 \
        on conflict (page_id, day, referrer, utm_source, utm_medium, utm_campaign, currency) do update \
        set orders = sale_counts.orders + excluded.orders, revenue = sale_counts.revenue + excluded.revenue",
    "insert into registrations (id, page_id, creator_id, email, name, answers, status, consent, registered_at) \
        with recursive numbers (n) as (select cast($1 as bigint) union all select n + 1 from numbers where n + 1 < $2) \
        select '0190f8a3-7e1c-7bd0-9c2f-' || substr(cast(1000000000000 + n as text), 2), \
        case when n % 7 = 0 then '0190f8a3-0000-7000-8000-000000000008' else '0190f8a3-0000-7000-8000-000000000002' end, \
        '0190f8a3-0000-7000-8000-000000000001', 'guest' || cast(n as text) || '@example.com', \
        'Given' || cast(n % 1000 as text) || ' Family' || cast(n % 30011 as text), '{}', \
        case n % 10 when 0 then 'pending' when 1 then 'unsubscribed' when 2 then 'unsubscribed' else 'confirmed' end, 'yes', n * 77760 from numbers",
    "insert into registration_names (registration_id, creator_id, tail) \
        with recursive numbers (n) as (select cast($1 as bigint) union all select n + 1 from numbers where n + 1 < $2) \
        select '0190f8a3-7e1c-7bd0-9c2f-' || substr(cast(1000000000000 + n as text), 2), '0190f8a3-0000-7000-8000-000000000001', \
        'given' || cast(n % 1000 as text) || ' family' || cast(n % 30011 as text) from numbers \
        union all select '0190f8a3-7e1c-7bd0-9c2f-' || substr(cast(1000000000000 + n as text), 2), '0190f8a3-0000-7000-8000-000000000001', \
        'family' || cast(n % 30011 as text) from numbers",
];
