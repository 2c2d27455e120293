-- Not made from the ledger: spreadsheets that people bring in, for as long as they look at what would become of the rows.
CREATE TABLE sheet_file (
    id      TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- `commitments`, `milestones`, `organisations`.
    subject TEXT COLLATE "C" NOT NULL,
    name    TEXT NOT NULL,
    content BYTEA NOT NULL,
    -- What the person chose about reading it, as JSON.
    chosen  TEXT NOT NULL,
    kept_at BIGINT NOT NULL
);
CREATE INDEX sheet_file_account ON sheet_file (account, kept_at);

-- What a person said that the columns under these headings mean.
CREATE TABLE sheet_mapping (
    account  TEXT COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    subject  TEXT COLLATE "C" NOT NULL,
    -- A digest of the headings.
    headings TEXT COLLATE "C" NOT NULL,
    -- As JSON.
    columns  TEXT NOT NULL,
    PRIMARY KEY (account, subject, headings)
);
