-- What people watch: an ordinary table, not part of the ledger.
CREATE TABLE watch (
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- `commitment`, `area`, `meeting`.
    noun    TEXT NOT NULL,
    -- The identifier of a commitment, the code of an area, the slug of a meeting.
    target  TEXT NOT NULL,
    since   BIGINT NOT NULL,
    PRIMARY KEY (account, noun, target)
);
CREATE INDEX watch_target ON watch (noun, target);

-- A notice may be about a meeting: it then has no commitment.
ALTER TABLE notice ADD COLUMN meeting TEXT NOT NULL DEFAULT '';
