-- What visitors read about a creator, what their clock says, and one count for whatever somebody guesses.

-- A few words about oneself, and an address of one's own; empty and nothing where there are none.
alter table creators add column about text not null default '';
alter table creators add column website text;

-- The IANA name of the zone in which a creator is told times; nothing for UTC.
alter table creators add column time_zone text;

-- How many passwords, or codes of an authenticator app, were wrong since one was right, and until when
-- nobody may guess again.
alter table guesses rename to code_guesses;
create table guesses (
    creator_id text not null references creators (id) on delete cascade,
    what text not null,
    wrong bigint not null,
    wait_until bigint not null,
    primary key (creator_id, what)
);
insert into guesses (creator_id, what, wrong, wait_until)
    select creator_id, 'code', wrong, wait_until from code_guesses;
-- Ten were free, and a quarter of an hour had to pass after them.
insert into guesses (creator_id, what, wrong, wait_until)
    select creator_id, 'password', wrong, case when wrong >= 10 then since + 900000 else 0 end
    from password_tries;
drop table code_guesses;
drop table password_tries;
