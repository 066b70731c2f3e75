-- The end of files: announced, begun, and kept in mind.

-- Until when the files of a product stay that nobody can buy or download any more; its creator was told.
alter table products add column files_end_at bigint;
-- Since when a file is being deleted, and why. From then on it is given to nobody.
alter table files add column deleting_at bigint;
alter table files add column deleting_because text;
create index files_deleting on files (deleting_at);
create index files_replaced on files (available_until);
create index order_items_product on order_items (product_id);

-- What was deleted when.
create table file_deletions (
    id text primary key,
    file_id text not null unique,
    creator_id text not null references creators (id),
    product_id text not null references products (id),
    product_name text not null,
    file_name text not null,
    storage_key text not null,
    size_bytes bigint not null,
    sha256 text,
    reason text not null,
    deleted_at bigint not null
);
create index file_deletions_creator on file_deletions (creator_id, id);
create index file_deletions_product on file_deletions (product_id, id);
create index file_deletions_key on file_deletions (storage_key);
