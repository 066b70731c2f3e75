-- Accounts: where somebody is signed in, what they want to hear of, a new address, and the end.

-- When a session was last used, to within a few minutes; not again since it began if nothing.
alter table sessions add column last_used_at bigint;

-- Since when an account is deleted. Its row stays for the orders that name it, without a name, an
-- address or a password.
alter table creators add column deleted_at bigint;

-- How often the password was given wrongly by somebody who is signed in.
create table password_tries (
    creator_id text primary key references creators (id) on delete cascade,
    wrong bigint not null,
    since bigint not null
);

-- What a creator chose to be told, or not; what is not here is as it is at first.
create table notification_choices (
    creator_id text not null references creators (id) on delete cascade,
    topic text not null,
    is_on boolean not null,
    primary key (creator_id, topic)
);

-- The address that a creator wants to have instead. It counts once the link is used that is mailed there.
create table email_changes (
    id text primary key,
    creator_id text not null unique references creators (id) on delete cascade,
    email text not null,
    -- Of the link; nothing until the mail is written.
    hash text unique,
    expires_at bigint not null,
    -- How often one was asked for since then.
    asked bigint not null,
    asked_since bigint not null
);

-- Where somebody is told that an account has left their address; forgotten after a week.
create table former_addresses (
    id text primary key,
    email text not null,
    name text not null,
    language text not null,
    left_at bigint not null
);
create index former_addresses_age on former_addresses (left_at);

-- What a creator was told about a page, with what tells one time from the next: the moment of its
-- opening or closing, the number of copies sold.
create table page_news (
    page_id text not null references pages (id) on delete cascade,
    kind text not null,
    mark bigint not null,
    primary key (page_id, kind)
);
