-- A row of what lists show that says the same to everybody stands once, for all; whether words stand apart as a compound is
-- worked out of the texts; what an update says stands in its record. The tables made from the ledger are emptied here and made
-- anew when the program opens the database.
DELETE FROM findable;
ALTER TABLE findable DROP COLUMN compounds;
DELETE FROM status_update;
ALTER TABLE status_update DROP COLUMN payload;
DELETE FROM headline;
-- Under a name of its own: an instance that still runs and knows no row for all fails instead of reading less than there is.
ALTER TABLE headline RENAME COLUMN audience TO read_by;
-- Tables of small rows, which stand in the index of their key.
DROP TABLE commitment;
CREATE TABLE commitment (
    id   TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE
) WITHOUT ROWID;
DROP TABLE side;
CREATE TABLE side (
    commitment_id TEXT NOT NULL,
    party         TEXT NOT NULL,
    owners        TEXT NOT NULL,
    reported_on   TEXT NOT NULL,
    last          TEXT NOT NULL,
    reported_at   BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (commitment_id, party)
) WITHOUT ROWID;
CREATE INDEX side_party ON side (party);
-- Records follow each other by their sequence, which is unique: that no two follow the same record needs no index of its own.
ALTER TABLE record RENAME TO record_before;
DROP INDEX record_noun;
DROP INDEX record_other;
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
    previous     TEXT NOT NULL,
    hash         TEXT NOT NULL
);
INSERT INTO record (sequence, id, recorded_at, actor, organisation, effective_on, visibility, noun, noun_id, other_id,
    kind, payload, salt, digest, form_key, previous, hash)
SELECT sequence, id, recorded_at, actor, organisation, effective_on, visibility, noun, noun_id, other_id, kind, payload, salt,
    digest, form_key, previous, hash FROM record_before ORDER BY sequence;
DROP TABLE record_before;
CREATE INDEX record_noun ON record (noun, noun_id);
CREATE INDEX record_other ON record (other_id) WHERE other_id IS NOT NULL;
-- The answers to updates, few of all records: what was answered since a day is asked by pages that compare two days.
CREATE INDEX record_answered ON record (effective_on) WHERE kind = 'countersigned';
