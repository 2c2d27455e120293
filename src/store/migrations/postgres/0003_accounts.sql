-- People who sign in. Ordinary tables, not part of the ledger: an account can change and go.
CREATE TABLE account (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    -- Lower-cased: it is what people sign in with.
    email         TEXT COLLATE "C" NOT NULL UNIQUE,
    name          TEXT COLLATE "C" NOT NULL,
    organisation  TEXT COLLATE "C" NOT NULL,
    role          TEXT COLLATE "C" NOT NULL,
    -- Nothing before the person has set one.
    password_hash TEXT COLLATE "C",
    created_at    BIGINT NOT NULL,
    disabled_at   BIGINT
);
CREATE INDEX account_organisation ON account (organisation, email);

-- Links that set a password, each once. Only the token's digest is kept.
CREATE TABLE one_time_link (
    digest     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account    TEXT COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    purpose    TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE INDEX one_time_link_account ON one_time_link (account);

-- A row for each browser that is signed in. Nothing else is kept in it, so that no request can lose what another wrote.
CREATE TABLE session (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    digest       TEXT COLLATE "C" NOT NULL UNIQUE,
    account      TEXT COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    created_at   BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    agent        TEXT COLLATE "C" NOT NULL
);
CREATE INDEX session_account ON session (account);

-- Failed sign-ins in a row, by what was tried: an account's e-mail address or a network address.
CREATE TABLE sign_in_attempt (
    subject  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at  BIGINT NOT NULL
);

-- What was done with accounts, and by whom. Never holds a password or a token.
CREATE TABLE audit_event (
    id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at         BIGINT NOT NULL,
    kind       TEXT COLLATE "C" NOT NULL,
    -- The account that did it, or with which it was done; nothing for an unknown one.
    account    TEXT COLLATE "C",
    -- Who did it, where that is somebody else.
    done_by    TEXT COLLATE "C",
    -- The network address of the request.
    address    TEXT COLLATE "C" NOT NULL,
    detail     TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audit_event_at ON audit_event (at DESC, id DESC);
CREATE INDEX audit_event_account ON audit_event (account, at DESC);
