-- The folder of the files, by the mark that lies in it: another folder, or the empty place where it
-- is not mounted, is not it. Nothing before there is one. The one row can be taken before it is known.
create table folder (
    id bigint primary key,
    mark text
);
insert into folder (id) values (1);
