-- Files that sources of reports are, each once. The ledger holds their digests only, so that a file that must go can go.
CREATE TABLE evidence_file (
    -- SHA-256 of the content, in hexadecimal digits.
    digest  TEXT NOT NULL PRIMARY KEY,
    kind    TEXT NOT NULL,
    size    BIGINT NOT NULL,
    content BLOB NOT NULL
);

-- Which organisation gave which file, and when last: for some time it is kept for what is still being written, and only
-- those who gave a file, or see a record that cites it, may cite it.
CREATE TABLE evidence_upload (
    digest       TEXT NOT NULL,
    organisation TEXT NOT NULL,
    uploaded_at  BIGINT NOT NULL,
    PRIMARY KEY (digest, organisation)
);
CREATE INDEX evidence_upload_age ON evidence_upload (uploaded_at);
