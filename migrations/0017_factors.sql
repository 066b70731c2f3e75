-- What proves who somebody is, beside the password. Nothing here is worth anything to whoever reads it:
-- passkeys are public keys, the secrets of authenticator apps are sealed, recovery codes are hashes.
create table passkeys (
    id text primary key,
    creator_id text not null references creators (id) on delete cascade,
    -- What the browser calls it, in base64url.
    credential_id text not null unique,
    -- The public key, its counter and its flags, as JSON.
    credential text not null,
    name text not null,
    created_at bigint not null,
    last_used_at bigint
);
create index passkeys_creator on passkeys (creator_id, id);

create table authenticators (
    creator_id text primary key references creators (id) on delete cascade,
    secret text not null,
    -- The time step of the last code that counted (RFC 6238 §5.2): none counts twice.
    last_step bigint not null,
    created_at bigint not null
);

create table recovery_codes (
    creator_id text not null references creators (id) on delete cascade,
    hash text not null,
    primary key (creator_id, hash)
);

-- What a browser began and has to finish: once, and in time.
create table ceremonies (
    hash text primary key,
    kind text not null,
    -- Whose, where somebody was signed in. It ends with the session.
    session_id text references sessions (id) on delete cascade,
    state text not null,
    expires_at bigint not null
);
create index ceremonies_session on ceremonies (session_id);
create index ceremonies_expiry on ceremonies (expires_at);

-- Sign-ins whose password was right and whose code is still missing.
create table half_sign_ins (
    hash text primary key,
    creator_id text not null references creators (id) on delete cascade,
    expires_at bigint not null
);
create index half_sign_ins_creator on half_sign_ins (creator_id);
create index half_sign_ins_expiry on half_sign_ins (expires_at);

-- How many codes of an authenticator app were wrong since one was right, and until when nobody may
-- guess again.
create table guesses (
    creator_id text primary key references creators (id) on delete cascade,
    wrong bigint not null,
    wait_until bigint not null
);

-- When whoever is signed in last proved that it is them; nothing: when they signed in.
alter table sessions add column proven_at bigint;
