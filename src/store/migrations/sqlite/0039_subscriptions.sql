-- The key in the addresses of a person's own, to which programs subscribe: its digest, one an account. It goes with the
-- account.
CREATE TABLE subscription (
    account    TEXT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    digest     TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL
);
