-- What people have to do, as it stands now: made from the ledger.
CREATE TABLE submission (
    update_id     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    commitment_id TEXT COLLATE "C" NOT NULL,
    party         TEXT COLLATE "C" NOT NULL,
    organisation  TEXT COLLATE "C" NOT NULL,
    visibility    TEXT COLLATE "C" NOT NULL,
    -- `waiting` or `returned`.
    state         TEXT COLLATE "C" NOT NULL,
    submitted_at  BIGINT NOT NULL,
    payload       TEXT COLLATE "C" NOT NULL
);
CREATE INDEX submission_commitment ON submission (commitment_id);
CREATE INDEX submission_party ON submission (party, state, submitted_at);

-- What a party is asked for: to answer an update or a proposal, to release a dispute.
CREATE TABLE task (
    commitment_id TEXT COLLATE "C" NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL,
    subject       TEXT COLLATE "C" NOT NULL,
    party         TEXT COLLATE "C" NOT NULL,
    visibility    TEXT COLLATE "C" NOT NULL,
    since         BIGINT NOT NULL,
    PRIMARY KEY (subject, kind, party)
);
CREATE INDEX task_commitment ON task (commitment_id);
CREATE INDEX task_party ON task (party, since);

-- Each party's side of a commitment: its owners, each between spaces, and its last report.
CREATE TABLE side (
    commitment_id TEXT COLLATE "C" NOT NULL,
    party         TEXT COLLATE "C" NOT NULL,
    owners        TEXT COLLATE "C" NOT NULL,
    reported_on   TEXT COLLATE "C" NOT NULL,
    last          TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (commitment_id, party)
);
CREATE INDEX side_party ON side (party);

-- Not made from the ledger: what people have begun to write.
CREATE TABLE draft (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account       TEXT COLLATE "C" NOT NULL,
    organisation  TEXT COLLATE "C" NOT NULL,
    commitment_id TEXT COLLATE "C" NOT NULL,
    -- The form's fields as they were typed, as JSON.
    fields        TEXT COLLATE "C" NOT NULL,
    base_version  TEXT COLLATE "C" NOT NULL,
    updated_at    BIGINT NOT NULL
);
CREATE INDEX draft_organisation ON draft (organisation, updated_at);

-- Reports that were approved and wait for their day.
CREATE TABLE release (
    update_id     TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    commitment_id TEXT COLLATE "C" NOT NULL,
    on_day        TEXT COLLATE "C" NOT NULL,
    actor         TEXT COLLATE "C" NOT NULL,
    organisation  TEXT COLLATE "C" NOT NULL,
    visibility    TEXT COLLATE "C" NOT NULL,
    effective_on  TEXT COLLATE "C" NOT NULL,
    payload       TEXT COLLATE "C" NOT NULL
);
CREATE INDEX release_day ON release (on_day);

-- Lists show more of a commitment: its rows are made anew.
DELETE FROM commitment;
