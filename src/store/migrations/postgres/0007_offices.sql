-- Offices and who holds them. Ordinary tables, not part of the ledger: people can ask to be forgotten. Rows are only added:
-- the latest of a stretch counts.
CREATE TABLE post (
    id           TEXT NOT NULL PRIMARY KEY,
    organisation TEXT NOT NULL,
    title_en     TEXT NOT NULL,
    title_ko     TEXT NOT NULL,
    made_at      BIGINT NOT NULL,
    made_by      TEXT NOT NULL
);
CREATE INDEX post_organisation ON post (organisation);

CREATE TABLE post_holder (
    -- Counts up: the order in which it was recorded.
    place       BIGINT NOT NULL PRIMARY KEY,
    post        TEXT NOT NULL,
    -- Nobody where the post is vacant.
    account     TEXT,
    from_day    TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    recorded_by TEXT NOT NULL
);

-- The post that answers for a commitment in an organisation.
CREATE TABLE focal_point (
    place         BIGINT NOT NULL PRIMARY KEY,
    commitment_id TEXT NOT NULL,
    organisation  TEXT NOT NULL,
    -- None where there is none any more.
    post          TEXT,
    recorded_at   BIGINT NOT NULL,
    recorded_by   TEXT NOT NULL
);
CREATE INDEX focal_point_commitment ON focal_point (commitment_id, organisation, place);
CREATE INDEX focal_point_organisation ON focal_point (organisation);

-- Somebody acts for somebody else for a stretch of days.
CREATE TABLE delegation (
    id           TEXT NOT NULL PRIMARY KEY,
    from_account TEXT NOT NULL,
    to_account   TEXT NOT NULL,
    from_day     TEXT NOT NULL,
    to_day       TEXT NOT NULL,
    recorded_at  BIGINT NOT NULL,
    ended_at     BIGINT
);
CREATE INDEX delegation_to ON delegation (to_account, to_day);
