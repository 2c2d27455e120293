-- Within an organisation a person can be responsible for a commitment, instead of a post.
ALTER TABLE focal_point ADD COLUMN account TEXT COLLATE "C" REFERENCES account (id) ON DELETE SET NULL;
-- The day of the organisation's own by which it is to be done; empty where there is none.
ALTER TABLE focal_point ADD COLUMN internal_day TEXT COLLATE "C" NOT NULL DEFAULT '';
-- The day on which it was said.
ALTER TABLE focal_point ADD COLUMN said_on TEXT COLLATE "C" NOT NULL DEFAULT '';

-- That an organisation was reminded of its reports: once a day at most.
CREATE TABLE reminder (
    organisation TEXT COLLATE "C" NOT NULL,
    day          TEXT COLLATE "C" NOT NULL,
    -- Who did it.
    account      TEXT COLLATE "C" REFERENCES account (id) ON DELETE SET NULL,
    reminded_at  BIGINT NOT NULL,
    PRIMARY KEY (organisation, day)
);
