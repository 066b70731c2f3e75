-- Codes that are mailed, each for whoever asked for it: nobody else can use up its attempts.
create table codes (
    id text primary key,
    -- What it opens: an order for another network, or all purchases of a customer.
    subject text not null,
    network text not null,
    -- Nothing until the mail is written.
    hash text,
    attempts bigint not null default 0,
    asked_at bigint not null,
    expires_at bigint not null
);
create index codes_subject on codes (subject, asked_at);
create index codes_age on codes (asked_at);
-- Whoever asks for a code takes the row of what it opens first, so that of many who ask at the same
-- moment no more than the limits allow get one.
create table code_turns (
    subject text primary key,
    at bigint not null
);
-- How often a code was tried with each ticket to it: who shares a network shares the code that is
-- mailed, but not the attempts.
create table code_tickets (
    id text primary key,
    code_id text not null references codes (id) on delete cascade,
    attempts bigint not null
);
create index code_tickets_code on code_tickets (code_id);
drop table order_codes;

-- Why the last receipt could not be delivered, and when one was last asked for.
alter table orders add column receipt_trouble text;
alter table orders add column receipt_asked_at bigint;
