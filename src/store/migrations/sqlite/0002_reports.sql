-- Rows of lists are read from one column: every column of a result costs as much as parsing all of it. Tables made from
-- the ledger are emptied here and made anew when the program opens the database.
DROP TABLE headline;
CREATE TABLE headline (
    commitment_id  TEXT NOT NULL,
    audience       TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    effective_to   TEXT NOT NULL,
    -- What lists narrow, order and count by.
    slug           TEXT NOT NULL,
    statement      TEXT NOT NULL,
    stated_on      TEXT NOT NULL,
    position       BIGINT NOT NULL,
    title_en       TEXT NOT NULL,
    title_ko       TEXT NOT NULL,
    standing       TEXT NOT NULL,
    basis          TEXT NOT NULL,
    nature         TEXT NOT NULL,
    parties        TEXT NOT NULL,
    areas          TEXT NOT NULL,
    owners         TEXT NOT NULL,
    status         TEXT NOT NULL,
    kind           TEXT NOT NULL,
    live           BIGINT NOT NULL,
    -- What they show, as JSON.
    entry          TEXT NOT NULL,
    reported_on    TEXT,
    due_on         TEXT,
    due_passes_at  BIGINT,
    PRIMARY KEY (commitment_id, audience, effective_from)
);
CREATE INDEX headline_newest ON headline (audience, stated_on DESC, statement, position);
CREATE INDEX headline_due ON headline (audience, due_on, stated_on DESC);
CREATE INDEX headline_reported ON headline (audience, reported_on, stated_on);
CREATE INDEX headline_title_en ON headline (audience, title_en, slug);
CREATE INDEX headline_title_ko ON headline (audience, title_ko, slug);
CREATE INDEX headline_statement ON headline (statement, audience);
DELETE FROM commitment;
