-- One dialect for SQLite and PostgreSQL: text, bigint, boolean. Times are milliseconds since
-- 1970 UTC, money is minor units, JSON is text, ids come from the application.

create table creators (
    id text primary key,
    email text not null unique,
    name text not null,
    password_hash text,
    email_confirmed_at bigint,
    stripe_account text,
    created_at bigint not null,
    updated_at bigint not null
);

create table sessions (
    id text primary key,
    creator_id text not null references creators (id) on delete cascade,
    user_agent text not null,
    created_at bigint not null,
    expires_at bigint not null
);
create index sessions_creator on sessions (creator_id);
create index sessions_expiry on sessions (expires_at);

-- What was asked for at each sign-up. It counts only when the link of that very sign-up is used, so
-- that nobody can set the password of somebody else's account beforehand.
create table sign_ups (
    id text primary key,
    creator_id text not null references creators (id) on delete cascade,
    name text not null,
    password_hash text not null,
    created_at bigint not null
);
create index sign_ups_creator on sign_ups (creator_id, id);

-- One-time tokens from account mails, stored hashed.
create table account_tokens (
    hash text primary key,
    creator_id text not null references creators (id) on delete cascade,
    purpose text not null,
    sign_up_id text references sign_ups (id) on delete cascade,
    created_at bigint not null,
    expires_at bigint not null
);
create index account_tokens_creator on account_tokens (creator_id);

create table api_keys (
    id text primary key,
    creator_id text not null references creators (id) on delete cascade,
    name text not null,
    hash text not null unique,
    created_at bigint not null,
    last_used_at bigint
);
create index api_keys_creator on api_keys (creator_id);

create table products (
    id text primary key,
    creator_id text not null references creators (id),
    name text not null,
    description text not null,
    price_minor bigint not null check (price_minor >= 0),
    currency text not null,
    expires_at bigint,
    is_active boolean not null,
    download_limit bigint not null check (download_limit > 0),
    download_window_days bigint not null check (download_window_days > 0),
    created_at bigint not null,
    updated_at bigint not null,
    deleted_at bigint
);
create index products_creator on products (creator_id, id);

create table files (
    id text primary key,
    product_id text not null references products (id),
    creator_id text not null references creators (id),
    file_name text not null,
    file_type text not null,
    storage_key text not null unique,
    size_bytes bigint not null check (size_bytes > 0),
    sha256 text,
    created_at bigint not null,
    uploaded_at bigint
);
create index files_product on files (product_id);

create table pages (
    id text primary key,
    short_id text not null unique,
    creator_id text not null references creators (id),
    is_published boolean not null,
    is_active boolean not null,
    launch_at bigint,
    expires_at bigint not null,
    closing text not null,
    double_opt_in boolean not null,
    customization text not null,
    questions text not null,
    created_at bigint not null,
    updated_at bigint not null,
    deleted_at bigint
);
create index pages_creator on pages (creator_id, id);
create index pages_expiry on pages (expires_at);

-- What a page sells. The copies are counted here, per product: sold + held <= stock_limit always.
create table offers (
    page_id text not null references pages (id),
    product_id text not null references products (id),
    position bigint not null,
    stock_limit bigint,
    sold bigint not null default 0 check (sold >= 0),
    held bigint not null default 0 check (held >= 0),
    primary key (page_id, product_id),
    check (stock_limit is null or sold + held <= stock_limit)
);
create index offers_product on offers (product_id);

create table orders (
    id text primary key,
    page_id text not null references pages (id),
    product_id text not null references products (id),
    creator_id text not null references creators (id),
    customer_id text not null,
    email text not null,
    status text not null,
    total_minor bigint not null,
    amount_paid_minor bigint not null default 0,
    currency text not null,
    tax_mode text not null,
    terms text not null,
    checkout_session_id text unique,
    checkout_url text,
    payment_id text,
    hold_expires_at bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    completed_at bigint,
    downloads_until bigint,
    download_attempts bigint not null default 0,
    last_download_at bigint
);
create index orders_creator on orders (creator_id, id);
create index orders_page on orders (page_id, id);
create index orders_customer on orders (customer_id);
create index orders_email on orders (email);
create index orders_created on orders (created_at);
create index orders_payment on orders (payment_id);
create index orders_open on orders (status, hold_expires_at);

create table order_items (
    order_id text not null references orders (id),
    product_id text not null references products (id),
    position bigint not null,
    name text not null,
    price_minor bigint not null,
    quantity bigint not null,
    download_limit bigint not null,
    download_window_days bigint not null,
    primary key (order_id, product_id)
);

-- The keys of an order, stored hashed. A new mail gets a new key, so none is ever kept in clear.
create table order_tokens (
    hash text primary key,
    order_id text not null references orders (id),
    created_at bigint not null
);
create index order_tokens_order on order_tokens (order_id);

create table order_events (
    id text primary key,
    order_id text not null references orders (id),
    kind text not null,
    detail text not null,
    created_at bigint not null
);
create index order_events_order on order_events (order_id, id);

-- How often each file of an order has been fetched; one download session counts once.
create table download_counts (
    order_id text not null references orders (id),
    file_id text not null,
    used bigint not null check (used >= 0),
    primary key (order_id, file_id)
);

create table download_sessions (
    id text primary key,
    order_id text not null references orders (id),
    file_id text not null,
    network text not null,
    issued_at bigint not null,
    expires_at bigint not null,
    counted_at bigint
);
create index download_sessions_order on download_sessions (order_id, file_id);

-- The networks an order was opened from, for the confirmation that a fourth one needs.
create table order_networks (
    order_id text not null references orders (id),
    network text not null,
    is_confirmed boolean not null,
    first_seen_at bigint not null,
    primary key (order_id, network)
);

-- Codes sent by e-mail, stored hashed.
create table order_codes (
    order_id text primary key references orders (id),
    hash text not null,
    attempts bigint not null,
    created_at bigint not null,
    expires_at bigint not null
);

create table registrations (
    id text primary key,
    page_id text not null references pages (id),
    creator_id text not null references creators (id),
    email text not null,
    name text not null,
    answers text not null,
    status text not null,
    consent text not null,
    registered_at bigint not null,
    confirmed_at bigint,
    notified_at bigint,
    unique (page_id, email)
);
create index registrations_creator on registrations (creator_id, id);
create index registrations_page on registrations (page_id, id);
create index registrations_email on registrations (email);

-- Work that must happen, written in the transaction that causes it.
create table jobs (
    id text primary key,
    kind text not null,
    payload text not null,
    dedupe_key text unique,
    run_at bigint not null,
    attempts bigint not null default 0,
    lease_until bigint not null default 0,
    status text not null,
    last_error text,
    created_at bigint not null,
    finished_at bigint
);
create index jobs_due on jobs (status, run_at);

-- Every webhook as it came, kept before it is acted on.
create table webhook_events (
    id text primary key,
    kind text not null,
    body text not null,
    received_at bigint not null,
    handled_at bigint
);

-- Answers to requests with an Idempotency-Key; without a status the first request still runs.
create table idempotency_keys (
    scope text not null,
    key text not null,
    request_hash text not null,
    status bigint,
    body text,
    created_at bigint not null,
    primary key (scope, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

-- Mail that has nowhere to go yet (development).
create table outbox (
    id text primary key,
    recipient text not null,
    subject text not null,
    text_body text not null,
    html_body text not null,
    unsubscribe_url text,
    created_at bigint not null
);
create index outbox_created on outbox (created_at);
