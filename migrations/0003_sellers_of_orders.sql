-- Who sold an order, as its receipt says it; older receipts say what the creator is called today.
alter table orders add column seller text;

-- Orders that were paid before receipts had numbers get theirs, in the order in which they were made.
update orders set receipt_number = (
    select count(*) from orders as earlier
    where earlier.creator_id = orders.creator_id and earlier.completed_at is not null and earlier.id <= orders.id
) where completed_at is not null and receipt_number is null;
update creators set receipts = (
    select count(*) from orders where orders.creator_id = creators.id and orders.receipt_number is not null
);
