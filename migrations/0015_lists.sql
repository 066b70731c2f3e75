-- Long lists are read along an index, whatever they are narrowed to and sorted by. What a status means
-- to whoever looks through orders is written here as it is in db/orders/find.rs, word by word: only
-- then does an index of it serve that question.

create index orders_creator_state on orders (creator_id, (case status when 'processing' then 'open' when 'completed' then 'paid' when 'partially_refunded' then 'refunded' when 'refunded' then 'refunded' when 'disputed' then 'disputed' when 'lost' then 'disputed' else 'unfinished' end), id);
create index orders_page_state on orders (page_id, (case status when 'processing' then 'open' when 'completed' then 'paid' when 'partially_refunded' then 'refunded' when 'refunded' then 'refunded' when 'disputed' then 'disputed' when 'lost' then 'disputed' else 'unfinished' end), id);
create index orders_creator_total on orders (creator_id, total_minor, id);
create index orders_creator_state_total on orders (creator_id, (case status when 'processing' then 'open' when 'completed' then 'paid' when 'partially_refunded' then 'refunded' when 'refunded' then 'refunded' when 'disputed' then 'disputed' when 'lost' then 'disputed' else 'unfinished' end), total_minor, id);
create index orders_page_total on orders (page_id, total_minor, id);

-- Somebody has to look at these. There are few.
create index orders_attention on orders (creator_id, id)
    where parked is not null or receipt_trouble is not null or status = 'disputed';

-- What is searched for.
create index orders_creator_email on orders (creator_id, email, id);
create index orders_creator_receipt on orders (creator_id, receipt_number);

-- A customer is whoever has an order with a receipt; see db/customers.rs.
create index orders_bought on orders (creator_id, id) where receipt_number is not null;
create index orders_refunds on orders (creator_id, customer_id) where refunded_minor > 0;
create index orders_of_customers on orders (creator_id, customer_id, id) where receipt_number is not null;

create index registrations_creator_status on registrations (creator_id, status, id);
create index registrations_page_status on registrations (page_id, status, id);
create index registrations_creator_email on registrations (creator_id, email, id);
