-- Prices that change or are chosen, discounts, refunds, disputes, connected accounts, tax.

alter table products add column pay_what_you_want boolean not null default false;
alter table products add column suggested_minor bigint;
alter table products add column compare_at_minor bigint;
alter table products add column price_changes text not null default '[]';
alter table products add column max_quantity bigint not null default 1;

alter table pages add column restock_refunds boolean not null default false;

-- `takes_payments` follows from the account and from how the program is set up; see
-- `db::sellers::set_takes_payments`.
alter table creators add column takes_payments boolean not null default true;
alter table creators add column account_ready boolean not null default false;
alter table creators add column account_state text not null default '{}';
alter table creators add column account_checked_at bigint;
alter table creators add column business_name text not null default '';
alter table creators add column business_address text not null default '';
alter table creators add column tax_id text not null default '';
alter table creators add column tax_mode text not null default 'none';
alter table creators add column receipts bigint not null default 0;
create unique index creators_stripe_account on creators (stripe_account);

alter table order_items add column discount_minor bigint not null default 0;

alter table orders add column discount_id text;
alter table orders add column discount_code text;
alter table orders add column tax_minor bigint not null default 0;
alter table orders add column refunded_minor bigint not null default 0;
alter table orders add column account text;
alter table orders add column charge_type text;
alter table orders add column fee_minor bigint not null default 0;
-- The payment takes days; the copies stay held.
alter table orders add column awaits_payment boolean not null default false;
-- Why a person has to look at it, if one has to.
alter table orders add column parked text;
alter table orders add column restocked boolean not null default false;
alter table orders add column buyer text not null default '{}';
alter table orders add column receipt_number bigint;
-- The same browser asking for the same things again finds the checkout that is open already.
alter table orders add column checkout_key text;
create unique index orders_checkout_key on orders (checkout_key);

create table discounts (
    id text primary key,
    creator_id text not null references creators (id) on delete cascade,
    code text not null,
    percent bigint check (percent between 1 and 100),
    amount_minor bigint check (amount_minor > 0),
    currency text,
    page_id text references pages (id),
    product_id text references products (id),
    starts_at bigint,
    ends_at bigint,
    max_uses bigint,
    max_uses_per_customer bigint,
    used bigint not null default 0 check (used >= 0),
    is_active boolean not null,
    created_at bigint not null,
    deleted_at bigint,
    check (max_uses is null or used <= max_uses)
);
create index discounts_creator on discounts (creator_id, id);
create unique index discounts_code on discounts (creator_id, code) where deleted_at is null;

-- How often each buyer uses a code: the paid orders and those in a checkout.
create table discount_customers (
    discount_id text not null references discounts (id) on delete cascade,
    customer_id text not null,
    used bigint not null check (used >= 0),
    primary key (discount_id, customer_id)
);

-- News about refunds and disputes that came before anything was done about it is read again from
-- the payment service's list.
delete from webhook_events where kind like 'charge.%' or kind like 'refund.%';

-- What was learned about a payment after it was made: refunds and disputes, in whatever order the
-- news came, also before the order it belongs to was known to be paid.
create table payments (
    id text primary key,
    facts text not null,
    updated_at bigint not null
);

-- Refunds that were asked for here; written before the payment service hears of them.
create table refunds (
    id text primary key,
    order_id text not null references orders (id),
    amount_minor bigint not null check (amount_minor > 0),
    reason text not null,
    status text not null,
    attempts bigint not null default 0,
    stripe_id text unique,
    error text,
    created_at bigint not null,
    finished_at bigint
);
create index refunds_order on refunds (order_id, id);
-- Money that arrived too late goes back once.
create unique index refunds_automatic on refunds (order_id) where reason <> 'requested';

-- Up to where the payment service's list of events was read.
create table reconciliation (
    name text primary key,
    seen_at bigint not null,
    read_at bigint not null
);
