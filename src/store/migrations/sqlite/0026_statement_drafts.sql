-- Not made from the ledger: statements that people of an organisation have begun to enter.
CREATE TABLE statement_draft (
    id           TEXT NOT NULL PRIMARY KEY,
    account      TEXT NOT NULL,
    organisation TEXT NOT NULL,
    -- The form's fields as they were typed, as JSON.
    fields       TEXT NOT NULL,
    -- The form that saved it last: what another form saved meanwhile is not overwritten.
    form         TEXT NOT NULL,
    updated_at   BIGINT NOT NULL
);
CREATE INDEX statement_draft_organisation ON statement_draft (organisation, updated_at);
