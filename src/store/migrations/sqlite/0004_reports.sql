-- What people have to do, as it stands now: made from the ledger.
CREATE TABLE submission (
    update_id     TEXT NOT NULL PRIMARY KEY,
    commitment_id TEXT NOT NULL,
    party         TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    visibility    TEXT NOT NULL,
    -- `waiting` or `returned`.
    state         TEXT NOT NULL,
    submitted_at  BIGINT NOT NULL,
    payload       TEXT NOT NULL
);
CREATE INDEX submission_commitment ON submission (commitment_id);
CREATE INDEX submission_party ON submission (party, state, submitted_at);

-- What a party is asked for: to answer an update or a proposal, to release a dispute.
CREATE TABLE task (
    commitment_id TEXT NOT NULL,
    kind          TEXT NOT NULL,
    subject       TEXT NOT NULL,
    party         TEXT NOT NULL,
    visibility    TEXT NOT NULL,
    since         BIGINT NOT NULL,
    PRIMARY KEY (subject, kind, party)
);
CREATE INDEX task_commitment ON task (commitment_id);
CREATE INDEX task_party ON task (party, since);

-- Each party's side of a commitment: its owners, each between spaces, and its last report.
CREATE TABLE side (
    commitment_id TEXT NOT NULL,
    party         TEXT NOT NULL,
    owners        TEXT NOT NULL,
    reported_on   TEXT NOT NULL,
    last          TEXT NOT NULL,
    PRIMARY KEY (commitment_id, party)
);
CREATE INDEX side_party ON side (party);

-- Not made from the ledger: what people have begun to write.
CREATE TABLE draft (
    id            TEXT NOT NULL PRIMARY KEY,
    account       TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    commitment_id TEXT NOT NULL,
    -- The form's fields as they were typed, as JSON.
    fields        TEXT NOT NULL,
    base_version  TEXT NOT NULL,
    updated_at    BIGINT NOT NULL
);
CREATE INDEX draft_organisation ON draft (organisation, updated_at);

-- Reports that were approved and wait for their day.
CREATE TABLE release (
    update_id     TEXT NOT NULL PRIMARY KEY,
    commitment_id TEXT NOT NULL,
    on_day        TEXT NOT NULL,
    actor         TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    visibility    TEXT NOT NULL,
    effective_on  TEXT NOT NULL,
    payload       TEXT NOT NULL
);
CREATE INDEX release_day ON release (on_day);

-- Lists show more of a commitment: its rows are made anew.
DELETE FROM commitment;
