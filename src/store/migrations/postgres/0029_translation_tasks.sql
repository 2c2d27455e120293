-- A notice may be about a statement, for which commitments are proposed: it then has no commitment.
ALTER TABLE notice ADD COLUMN statement TEXT NOT NULL DEFAULT '';

-- Not made from the ledger: published reports that a colleague is to translate, until the text is there.
CREATE TABLE translation_task (
    update_id     TEXT NOT NULL PRIMARY KEY,
    commitment_id TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    account       TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- Who gave it, and when.
    given_by      TEXT NOT NULL,
    given_at      BIGINT NOT NULL
);
CREATE INDEX translation_task_account ON translation_task (account);
