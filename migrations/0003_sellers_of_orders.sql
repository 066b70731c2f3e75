-- Who sold an order, as its receipt says it; older receipts say what the creator is called today.
alter table orders add column seller text;
