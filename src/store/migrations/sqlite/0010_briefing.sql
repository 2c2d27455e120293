-- What an organisation adds of its own to briefings about a commitment. Not part of the ledger: nobody reports by it. Rows
-- are only added: the latest counts.
CREATE TABLE briefing_line (
    id            TEXT NOT NULL PRIMARY KEY,
    -- Counts up: the order in which it was recorded.
    place         BIGINT NOT NULL,
    commitment_id TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    words_en      TEXT NOT NULL,
    words_ko      TEXT NOT NULL,
    -- The widest briefing that it stands in: public, shared, party.
    circle        TEXT NOT NULL,
    recorded_at   BIGINT NOT NULL,
    recorded_by   TEXT NOT NULL
);
CREATE INDEX briefing_line_of ON briefing_line (organisation, commitment_id, place);
