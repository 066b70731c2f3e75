-- What happened to the files of each order, each entry sealed by the hash of the one before it.
create table delivery_log (
    order_id text not null references orders (id),
    number bigint not null,
    kind text not null,
    detail text not null,
    at bigint not null,
    hash text not null,
    primary key (order_id, number)
);

-- The last entry of each order's log. Whoever adds one takes this row first, so that the chain never
-- forks.
create table delivery_heads (
    order_id text primary key references orders (id),
    number bigint not null,
    hash text not null
);

-- Of a session for all files of an order: which ones, as a JSON list of ids, so that an archive that
-- is resumed is the same.
alter table download_sessions add column files text;
-- How many of its responses are in the log, and when its last byte was handed out.
alter table download_sessions add column responses bigint not null default 0;
alter table download_sessions add column finished_at bigint;
-- How many bytes all its responses have handed out, and whether the last one of all was among them.
alter table download_sessions add column sent_bytes bigint not null default 0;
alter table download_sessions add column is_end_sent boolean not null default false;
-- SHA-256 of what it began with: what is gone on with must be the same.
alter table download_sessions add column hash text;

-- When a refusal was last written to an order's log: once an hour for each reason and network, or
-- whoever has a link could fill the database.
create table delivery_refusals (
    order_id text not null references orders (id),
    reason text not null,
    network text not null,
    at bigint not null,
    primary key (order_id, reason, network)
);
