-- Pictures of creators: covers of pages, avatars. A row is there before the objects are, so that
-- whatever happens somebody knows of them; it counts from `ready_at` on.
create table pictures (
    id text primary key,
    creator_id text not null references creators (id),
    usage text not null,
    media_type text not null,
    created_at bigint not null,
    ready_at bigint,
    -- Since when nothing uses it, as far as somebody has looked.
    unused_since bigint,
    -- From then on it is given to nobody.
    deleting_at bigint
);
create index pictures_creator on pictures (creator_id);

-- The sizes in which it is kept.
create table picture_sizes (
    picture_id text not null references pictures (id) on delete cascade,
    width bigint not null,
    height bigint not null,
    size_bytes bigint not null,
    storage_key text not null,
    primary key (picture_id, width)
);

alter table creators add column avatar text references pictures (id);
