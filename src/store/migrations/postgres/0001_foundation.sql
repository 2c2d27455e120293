-- The ledger: the one truth. Everything below it is derived and can be made anew.
CREATE TABLE record (
    sequence     BIGINT NOT NULL PRIMARY KEY,
    id           TEXT COLLATE "C" NOT NULL UNIQUE,
    recorded_at  BIGINT NOT NULL,
    actor        TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C",
    effective_on TEXT COLLATE "C" NOT NULL,
    visibility   TEXT COLLATE "C" NOT NULL,
    noun         TEXT COLLATE "C" NOT NULL,
    noun_id      TEXT COLLATE "C" NOT NULL,
    other_id     TEXT COLLATE "C",
    kind         TEXT COLLATE "C" NOT NULL,
    payload      TEXT COLLATE "C",
    salt         TEXT COLLATE "C",
    digest       TEXT COLLATE "C" NOT NULL,
    form_key     TEXT COLLATE "C" UNIQUE,
    previous     TEXT COLLATE "C" NOT NULL UNIQUE,
    hash         TEXT COLLATE "C" NOT NULL
);
CREATE INDEX record_noun ON record (noun, noun_id);
CREATE INDEX record_other ON record (other_id) WHERE other_id IS NOT NULL;

-- Reference data: the latest word on each noun, in the order of first record.
CREATE TABLE reference (
    noun    TEXT COLLATE "C" NOT NULL,
    noun_id TEXT COLLATE "C" NOT NULL,
    place   BIGINT NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (noun, noun_id)
);

CREATE TABLE commitment (
    id   TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    slug TEXT COLLATE "C" NOT NULL UNIQUE
);

-- One row per commitment, audience and stretch of days: everything that lists show, narrow, order and count by.
CREATE TABLE headline (
    commitment_id  TEXT COLLATE "C" NOT NULL,
    audience       TEXT COLLATE "C" NOT NULL,
    effective_from TEXT COLLATE "C" NOT NULL,
    effective_to   TEXT COLLATE "C" NOT NULL,
    slug           TEXT COLLATE "C" NOT NULL,
    statement      TEXT COLLATE "C" NOT NULL,
    stated_on      TEXT COLLATE "C" NOT NULL,
    position       BIGINT NOT NULL,
    title          TEXT COLLATE "C" NOT NULL,
    title_en       TEXT COLLATE "C" NOT NULL,
    title_ko       TEXT COLLATE "C" NOT NULL,
    standing       TEXT COLLATE "C" NOT NULL,
    basis          TEXT COLLATE "C" NOT NULL,
    nature         TEXT COLLATE "C" NOT NULL,
    parties        TEXT COLLATE "C" NOT NULL,
    areas          TEXT COLLATE "C" NOT NULL,
    owners         TEXT COLLATE "C" NOT NULL,
    starts_on      TEXT COLLATE "C" NOT NULL,
    status         TEXT COLLATE "C" NOT NULL,
    kind           TEXT COLLATE "C" NOT NULL,
    sides          TEXT COLLATE "C" NOT NULL,
    live           BIGINT NOT NULL,
    superseded_by  TEXT COLLATE "C",
    reported_on    TEXT COLLATE "C",
    due_on         TEXT COLLATE "C",
    due_precision  TEXT COLLATE "C",
    due_passes_at  BIGINT,
    PRIMARY KEY (commitment_id, audience, effective_from)
);
-- One for each order of the list: its first page then costs the same however many rows there are. Read backwards, the
-- first also gives the oldest, the third the latest reported. What they leave open is sorted within small groups.
CREATE INDEX headline_newest ON headline (audience, stated_on DESC, statement, position);
CREATE INDEX headline_due ON headline (audience, due_on, stated_on DESC);
CREATE INDEX headline_reported ON headline (audience, reported_on NULLS FIRST, stated_on);
CREATE INDEX headline_title_en ON headline (audience, title_en, slug);
CREATE INDEX headline_title_ko ON headline (audience, title_ko, slug);
CREATE INDEX headline_statement ON headline (statement, audience);

CREATE TABLE status_update (
    id             TEXT COLLATE "C" NOT NULL,
    commitment_id  TEXT COLLATE "C" NOT NULL,
    effective_from TEXT COLLATE "C" NOT NULL,
    effective_to   TEXT COLLATE "C" NOT NULL,
    visibility     TEXT COLLATE "C" NOT NULL,
    effective_on   TEXT COLLATE "C" NOT NULL,
    sequence       BIGINT NOT NULL,
    meeting        TEXT COLLATE "C" NOT NULL,
    payload        TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (id, effective_from)
);
CREATE INDEX status_update_meeting ON status_update (meeting) WHERE meeting <> '';
CREATE INDEX status_update_commitment ON status_update (commitment_id);
CREATE INDEX status_update_latest ON status_update (effective_on DESC, sequence DESC);

-- Texts by which commitments are found, and the index of their pairs of neighbouring letters.
CREATE TABLE findable (
    id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    commitment_id  TEXT COLLATE "C" NOT NULL,
    effective_from TEXT COLLATE "C" NOT NULL,
    effective_to   TEXT COLLATE "C" NOT NULL,
    visibility     TEXT COLLATE "C" NOT NULL,
    text           TEXT COLLATE "C" NOT NULL,
    grams          TSVECTOR NOT NULL
);
CREATE INDEX findable_commitment ON findable (commitment_id);
CREATE INDEX findable_grams ON findable USING gin (grams);
