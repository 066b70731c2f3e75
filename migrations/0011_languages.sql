-- The language in which somebody is written to, by its primary tag (BCP 47): that of the browser or the
-- program they asked with.
alter table creators add column language text not null default 'en';
alter table orders add column language text not null default 'en';
alter table registrations add column language text not null default 'en';
alter table codes add column language text not null default 'en';
