-- What a creator is changing about a page and has not published yet. Nobody else sees it.
create table page_drafts (
    page_id text primary key references pages (id),
    creator_id text not null references creators (id),
    -- Goes up whenever anything here changes, so that of two windows none overwrites the other unknowingly.
    revision bigint not null,
    -- The step that counts.
    step bigint not null,
    updated_at bigint not null
);
create index page_drafts_creator on page_drafts (creator_id);
-- The latest states of a draft, for undoing. Each with what the page was when it was typed, so that it
-- can be told from what changed on the page later.
create table page_draft_steps (
    page_id text not null references page_drafts (page_id) on delete cascade,
    step bigint not null,
    base text not null,
    draft text not null,
    primary key (page_id, step)
);
