-- Licence keys: generated ones, and lists that creators bring.

alter table products add column licence_keys text not null default 'none';
-- What was agreed when the checkout began.
alter table order_items add column licence_keys text not null default 'none';

-- A key without an order is free; with one it is held, and given once the order is paid.
create table licence_keys (
    id text primary key,
    product_id text not null references products (id),
    key_text text not null,
    order_id text references orders (id),
    created_at bigint not null,
    held_at bigint,
    given_at bigint,
    unique (product_id, key_text),
    check (order_id is not null or (held_at is null and given_at is null))
);
create index licence_keys_product on licence_keys (product_id, id);
create index licence_keys_free on licence_keys (product_id, id) where order_id is null;
create index licence_keys_order on licence_keys (order_id);

-- How many keys of a list there are. Whoever holds, returns or gives one takes this row first, after
-- the offers and the discounts, so that nobody gets a key twice and nobody waits for ever.
create table licence_pools (
    product_id text primary key references products (id),
    free bigint not null check (free >= 0),
    held bigint not null check (held >= 0),
    -- How much the creator was told about a shortage: `enough`, `few`, `empty`.
    told text not null
);
