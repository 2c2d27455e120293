-- What an organisation's people make of the commitments proposed from a statement's text, before anything is recorded.
CREATE TABLE intake_draft (
    statement    TEXT NOT NULL,
    organisation TEXT NOT NULL,
    -- Who saved it last.
    account      TEXT NOT NULL,
    -- The proposed commitments and what became of them, as JSON.
    items        TEXT NOT NULL,
    updated_at   BIGINT NOT NULL,
    PRIMARY KEY (statement, organisation)
);
