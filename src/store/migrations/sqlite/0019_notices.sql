-- What people are told of. Ordinary tables, not part of the ledger: a notice is read and forgotten.
CREATE TABLE notice (
    id            TEXT NOT NULL PRIMARY KEY,
    account       TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind          TEXT NOT NULL,
    commitment_id TEXT NOT NULL,
    -- The update, countersignature or proposal in question; nothing where it is the commitment as a whole.
    subject       TEXT NOT NULL,
    -- The record or the day that told it: of each a person is told once.
    origin        TEXT NOT NULL,
    visibility    TEXT NOT NULL,
    at            BIGINT NOT NULL,
    read_at       BIGINT,
    -- The mail that told it.
    mail          TEXT,
    UNIQUE (account, kind, origin, commitment_id, subject)
);
CREATE INDEX notice_account ON notice (account, at);
CREATE INDEX notice_mail ON notice (mail) WHERE mail IS NOT NULL;

-- How far the ledger was told, and the last days for which it was looked what is due and mail was queued. What was recorded
-- before there were notices is not told.
CREATE TABLE notice_cursor (
    id       BIGINT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL,
    day      TEXT NOT NULL,
    mail_day TEXT NOT NULL
);
INSERT INTO notice_cursor (id, sequence, day, mail_day) SELECT 1, COALESCE(MAX(sequence), 0), '', '' FROM record;

-- What a person set about mail; nothing before.
CREATE TABLE mail_setting (
    account TEXT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    lang    TEXT NOT NULL,
    -- The kinds of notices that are not mailed, with spaces between them.
    muted   TEXT NOT NULL
);

-- Digests by mail: one for a person and a day.
CREATE TABLE mail (
    id         TEXT NOT NULL PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    day        TEXT NOT NULL,
    -- `queued`, `claimed`, `sent`, `refused`, `uncertain`.
    state      TEXT NOT NULL,
    attempts   BIGINT NOT NULL,
    -- When it last changed, and until when it is not tried again.
    changed_at BIGINT NOT NULL,
    not_before BIGINT NOT NULL,
    UNIQUE (account, day)
);
CREATE INDEX mail_state ON mail (state, not_before);

-- Links by which mail is turned off without signing in. Only the token's digest is kept.
CREATE TABLE unsubscribe_link (
    digest  TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    made_at BIGINT NOT NULL
);
