-- What is asked for often and was found by looking at every row of a creator.

-- What a registrant is called, from each word of the name on and in small letters: so a name is found by
-- the beginning of any of its words. It goes with its registration.
create table registration_names (
    registration_id text not null references registrations (id) on delete cascade,
    creator_id text not null references creators (id),
    tail text not null,
    primary key (registration_id, tail)
);
create index registration_names_tail on registration_names (creator_id, tail, registration_id);
-- Those who are there already are written by a job, because SQL does not know every small letter.
insert into jobs (id, kind, payload, dedupe_key, run_at, status, created_at)
    select 'names-of-registrants', 'keep_names', '{"job":"keep_names"}', 'keep_names', 0, 'waiting', 0
    where exists (select 1 from registrations where name <> '');

-- Whether the buyer had another order with a receipt when this one got its own, or became theirs. Who
-- bought again has one of these.
alter table orders add column is_again boolean not null default false;
update orders set is_again = true where receipt_number is not null and exists
    (select 1 from orders as other where other.creator_id = orders.creator_id
    and other.customer_id = orders.customer_id and other.receipt_number is not null and other.id < orders.id);
create index orders_again on orders (creator_id, customer_id) where is_again;

-- What somebody has to look at is said in a column of the index, too: then SQLite takes it for the better
-- one. As in db/orders/find.rs, word by word.
drop index orders_attention;
create index orders_attention on orders (creator_id, (case when parked is not null or receipt_trouble is not null or status = 'disputed' then 1 else 0 end), id)
    where parked is not null or receipt_trouble is not null or status = 'disputed';
create index orders_attention_total on orders (creator_id, (case when parked is not null or receipt_trouble is not null or status = 'disputed' then 1 else 0 end), total_minor, id)
    where parked is not null or receipt_trouble is not null or status = 'disputed';

-- What was ordered and paid, by days (UTC) and by where the buyers came from. It is counted when an order is
-- completed, which happens once.
create table sale_counts (
    page_id text not null references pages (id) on delete cascade,
    day bigint not null,
    referrer text not null,
    utm_source text not null,
    utm_medium text not null,
    utm_campaign text not null,
    currency text not null,
    orders bigint not null,
    revenue bigint not null,
    primary key (page_id, day, referrer, utm_source, utm_medium, utm_campaign, currency)
);
insert into sale_counts (page_id, day, referrer, utm_source, utm_medium, utm_campaign, currency, orders, revenue)
    select page_id, completed_at / 86400000, coalesce(referrer, ''), coalesce(utm_source, ''), coalesce(utm_medium, ''),
        coalesce(utm_campaign, ''), currency, count(*), sum(amount_paid_minor)
    from orders left join order_referrals on order_referrals.order_id = orders.id
    where completed_at is not null group by 1, 2, 3, 4, 5, 6, 7;
drop index orders_completed;
