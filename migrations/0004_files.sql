-- Uploads in parts, versions and order of files, and what is known about their bytes.

alter table files add column position bigint not null default 0;
-- Whoever paid from the first moment on and before the second gets the file; nothing: always.
alter table files add column available_from bigint;
alter table files add column available_until bigint;
-- What a finished upload takes the place of, and for whom: `all` buyers or only `new` ones.
alter table files add column replaces text;
alter table files add column replaces_for text;
-- The store's name for an upload in parts.
alter table files add column upload_key text;
-- Since when the bytes are being checked, and why they were refused.
alter table files add column checking_since bigint;
alter table files add column refusal text;
-- CRC-32 of the bytes, for archives that are made while they are sent.
alter table files add column crc32 bigint;
-- `none`, `footer` or `first_page`: where a buyer's copy carries the buyer's address.
alter table files add column stamp text not null default 'none';
alter table files add column shows_preview boolean not null default false;
-- When somebody last did something about an upload.
alter table files add column touched_at bigint not null default 0;
create index files_unfinished on files (uploaded_at, touched_at);

-- Every storage key that was ever given to a file: none is given twice, so that whatever is late for
-- one file cannot meet the bytes of another.
create table storage_keys (
    storage_key text primary key
);
insert into storage_keys (storage_key) select storage_key from files;

-- The parts that were announced with an MD5 (base64), and what was there before them: another part
-- with that mark has not come yet.
create table file_parts (
    file_id text not null references files (id) on delete cascade,
    number bigint not null,
    md5 text,
    before text,
    primary key (file_id, number)
);
