-- What is made from files in the background: buyers' personal copies, and previews for sales pages.

-- A copy that carries its buyer's address, made once per order and file.
create table personal_copies (
    order_id text not null references orders (id),
    file_id text not null references files (id) on delete cascade,
    storage_key text not null,
    state text not null,
    -- Why it could not be made.
    failure text,
    size_bytes bigint,
    sha256 text,
    crc32 bigint,
    created_at bigint not null,
    made_at bigint,
    primary key (order_id, file_id)
);
create index personal_copies_file on personal_copies (file_id);

-- How far the preview of a file is.
create table file_previews (
    file_id text primary key references files (id) on delete cascade,
    state text not null,
    failure text,
    asked_at bigint not null,
    made_at bigint
);

-- The pieces that it consists of.
create table previews (
    id text primary key,
    file_id text not null references files (id) on delete cascade,
    position bigint not null,
    kind text not null,
    media_type text not null,
    storage_key text not null,
    size_bytes bigint not null,
    width bigint,
    height bigint,
    unique (file_id, position)
);
