-- How often pages are looked at, by how many, and from where. What stays are numbers: no address of a
-- network, no name of a browser, and nothing that is kept beyond its day leads back to a visitor.

-- The secret of a day, deleted after it: without it nobody can try which visitor a hash was.
create table view_salts (
    day bigint primary key,
    salt text not null
);

-- Who was there on a day already, as a hash with that day's salt; deleted after the day.
create table visitors (
    page_id text not null references pages (id) on delete cascade,
    day bigint not null,
    hash text not null,
    primary key (page_id, day, hash)
);
create index visitors_day on visitors (day);

-- What stays: numbers per page, day (UTC, days since 1970) and referral.
create table view_counts (
    page_id text not null references pages (id) on delete cascade,
    day bigint not null,
    referrer text not null,
    utm_source text not null,
    utm_medium text not null,
    utm_campaign text not null,
    views bigint not null,
    visitors bigint not null,
    primary key (page_id, day, referrer, utm_source, utm_medium, utm_campaign)
);

-- Where the buyer of an order came from, if anything is known about it.
create table order_referrals (
    order_id text primary key references orders (id) on delete cascade,
    referrer text not null,
    utm_source text not null,
    utm_medium text not null,
    utm_campaign text not null
);

-- By how much the money that went back of an order changed on a day.
create table refund_days (
    order_id text not null references orders (id) on delete cascade,
    creator_id text not null references creators (id),
    day bigint not null,
    minor bigint not null,
    primary key (order_id, day)
);
create index refund_days_creator on refund_days (creator_id, day);
insert into refund_days (order_id, creator_id, day, minor)
    select id, creator_id, coalesce((select max(created_at) from order_events
        where order_events.order_id = orders.id and kind = 'refunded_amount'), updated_at) / 86400000, refunded_minor
    from orders where refunded_minor > 0;

-- Everything the numbers of a creator are added up from, without reading the orders themselves.
create index orders_completed on orders (creator_id, completed_at, page_id, currency, amount_paid_minor);
create index orders_begun on orders (page_id, created_at, completed_at);
create index registrations_at on registrations (creator_id, registered_at, page_id, status);
