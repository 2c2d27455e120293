-- The ledger: the one truth. Everything below it is derived and can be made anew.
CREATE TABLE record (
    sequence     INTEGER NOT NULL PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    recorded_at  BIGINT NOT NULL,
    actor        TEXT NOT NULL,
    organisation TEXT,
    effective_on TEXT NOT NULL,
    visibility   TEXT NOT NULL,
    noun         TEXT NOT NULL,
    noun_id      TEXT NOT NULL,
    other_id     TEXT,
    kind         TEXT NOT NULL,
    payload      TEXT,
    salt         TEXT,
    digest       TEXT NOT NULL,
    form_key     TEXT UNIQUE,
    previous     TEXT NOT NULL UNIQUE,
    hash         TEXT NOT NULL
);
CREATE INDEX record_noun ON record (noun, noun_id);
CREATE INDEX record_other ON record (other_id) WHERE other_id IS NOT NULL;

-- Reference data: the latest word on each noun, in the order of first record.
CREATE TABLE reference (
    noun    TEXT NOT NULL,
    noun_id TEXT NOT NULL,
    place   BIGINT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (noun, noun_id)
);

CREATE TABLE commitment (
    id   TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE
);

-- One row per commitment, audience and stretch of days: everything that lists show, narrow, order and count by.
CREATE TABLE headline (
    commitment_id  TEXT NOT NULL,
    audience       TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    effective_to   TEXT NOT NULL,
    slug           TEXT NOT NULL,
    statement      TEXT NOT NULL,
    stated_on      TEXT NOT NULL,
    position       BIGINT NOT NULL,
    title          TEXT NOT NULL,
    title_en       TEXT NOT NULL,
    title_ko       TEXT NOT NULL,
    standing       TEXT NOT NULL,
    basis          TEXT NOT NULL,
    nature         TEXT NOT NULL,
    parties        TEXT NOT NULL,
    areas          TEXT NOT NULL,
    owners         TEXT NOT NULL,
    starts_on      TEXT NOT NULL,
    status         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    sides          TEXT NOT NULL,
    live           BIGINT NOT NULL,
    superseded_by  TEXT,
    reported_on    TEXT,
    due_on         TEXT,
    due_precision  TEXT,
    due_passes_at  BIGINT,
    PRIMARY KEY (commitment_id, audience, effective_from)
);
-- One for each order of the list: its first page then costs the same however many rows there are. Read backwards, the
-- first also gives the oldest, the third the latest reported. What they leave open is sorted within small groups.
CREATE INDEX headline_newest ON headline (audience, stated_on DESC, statement, position);
CREATE INDEX headline_due ON headline (audience, due_on, stated_on DESC);
CREATE INDEX headline_reported ON headline (audience, reported_on, stated_on);
CREATE INDEX headline_title_en ON headline (audience, title_en, slug);
CREATE INDEX headline_title_ko ON headline (audience, title_ko, slug);
CREATE INDEX headline_statement ON headline (statement, audience);

CREATE TABLE status_update (
    id             TEXT NOT NULL,
    commitment_id  TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    effective_to   TEXT NOT NULL,
    visibility     TEXT NOT NULL,
    effective_on   TEXT NOT NULL,
    sequence       BIGINT NOT NULL,
    meeting        TEXT NOT NULL,
    payload        TEXT NOT NULL,
    PRIMARY KEY (id, effective_from)
);
CREATE INDEX status_update_meeting ON status_update (meeting) WHERE meeting <> '';
CREATE INDEX status_update_commitment ON status_update (commitment_id);
CREATE INDEX status_update_latest ON status_update (effective_on DESC, sequence DESC);

-- Texts by which commitments are found, and the index of their pairs of neighbouring letters.
CREATE TABLE findable (
    id             INTEGER PRIMARY KEY,
    commitment_id  TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    effective_to   TEXT NOT NULL,
    visibility     TEXT NOT NULL,
    text           TEXT NOT NULL
);
CREATE INDEX findable_commitment ON findable (commitment_id);
CREATE VIRTUAL TABLE findable_grams USING fts5 (grams, content = '', contentless_delete = 1, tokenize = 'ascii', detail = 'none');
