-- Rows of lists are read from one column: every column of a result costs as much as parsing all of it. Tables made from
-- the ledger are emptied here and made anew when the program opens the database.
DROP TABLE headline;
CREATE TABLE headline (
    commitment_id  TEXT COLLATE "C" NOT NULL,
    audience       TEXT COLLATE "C" NOT NULL,
    effective_from TEXT COLLATE "C" NOT NULL,
    effective_to   TEXT COLLATE "C" NOT NULL,
    -- What lists narrow, order and count by.
    slug           TEXT COLLATE "C" NOT NULL,
    statement      TEXT COLLATE "C" NOT NULL,
    stated_on      TEXT COLLATE "C" NOT NULL,
    position       BIGINT NOT NULL,
    title_en       TEXT COLLATE "C" NOT NULL,
    title_ko       TEXT COLLATE "C" NOT NULL,
    standing       TEXT COLLATE "C" NOT NULL,
    basis          TEXT COLLATE "C" NOT NULL,
    nature         TEXT COLLATE "C" NOT NULL,
    parties        TEXT COLLATE "C" NOT NULL,
    areas          TEXT COLLATE "C" NOT NULL,
    owners         TEXT COLLATE "C" NOT NULL,
    status         TEXT COLLATE "C" NOT NULL,
    kind           TEXT COLLATE "C" NOT NULL,
    live           BIGINT NOT NULL,
    -- What they show, as JSON.
    entry          TEXT COLLATE "C" NOT NULL,
    reported_on    TEXT COLLATE "C",
    due_on         TEXT COLLATE "C",
    due_passes_at  BIGINT,
    PRIMARY KEY (commitment_id, audience, effective_from)
);
CREATE INDEX headline_newest ON headline (audience, stated_on DESC, statement, position);
CREATE INDEX headline_due ON headline (audience, due_on, stated_on DESC);
CREATE INDEX headline_reported ON headline (audience, reported_on NULLS FIRST, stated_on);
CREATE INDEX headline_title_en ON headline (audience, title_en, slug);
CREATE INDEX headline_title_ko ON headline (audience, title_ko, slug);
CREATE INDEX headline_statement ON headline (statement, audience);
DELETE FROM commitment;
