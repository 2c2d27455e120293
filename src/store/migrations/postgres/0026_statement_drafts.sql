-- Not made from the ledger: statements that people of an organisation have begun to enter.
CREATE TABLE statement_draft (
    id           TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account      TEXT COLLATE "C" NOT NULL,
    organisation TEXT COLLATE "C" NOT NULL,
    -- The form's fields as they were typed, as JSON.
    fields       TEXT COLLATE "C" NOT NULL,
    -- The form that saved it last: what another form saved meanwhile is not overwritten.
    form         TEXT COLLATE "C" NOT NULL,
    updated_at   BIGINT NOT NULL
);
CREATE INDEX statement_draft_organisation ON statement_draft (organisation, updated_at);
