-- The tokens with which programs act for a person. Ordinary tables, not part of the ledger: a token goes with its account.
CREATE TABLE api_token (
    id           TEXT NOT NULL PRIMARY KEY,
    -- Of the secret, which is shown once and kept nowhere.
    digest       TEXT NOT NULL UNIQUE,
    account      TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    name         TEXT NOT NULL,
    -- `read`, `report`, `manage`.
    scope        TEXT NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX api_token_account ON api_token (account);

-- What programs sent with a key of their own, for some days: sent again, it is answered as it was first. The ledger knows
-- the keys for ever.
CREATE TABLE api_request (
    -- The account, a colon and the key.
    request_key TEXT NOT NULL PRIMARY KEY,
    account     TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- A digest of what was sent, and where.
    words       TEXT NOT NULL,
    -- What it was answered, as JSON; nothing while it is being done.
    answer      TEXT,
    sent_at     BIGINT NOT NULL
);
CREATE INDEX api_request_account ON api_request (account);
CREATE INDEX api_request_sent ON api_request (sent_at);
