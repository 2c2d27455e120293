-- Addresses of other systems that are told what became public. Ordinary tables, not part of the ledger: what is told is read
-- from there when it is sent.
CREATE TABLE webhook (
    id            TEXT NOT NULL PRIMARY KEY,
    -- The party whose admins look after it.
    party         TEXT NOT NULL,
    address       TEXT NOT NULL,
    -- Words with spaces between them.
    kinds         TEXT NOT NULL,
    -- Codes with spaces between them; empty for everything.
    areas         TEXT NOT NULL,
    -- With it deliveries are signed, so it is kept as it is.
    secret        TEXT NOT NULL,
    -- The one before it, and until when it signs too.
    former_secret TEXT,
    former_until  BIGINT,
    -- `on`, `off`, `gone`.
    state         TEXT NOT NULL,
    -- Where the ledger ended when it was turned on: it is told what came after that.
    since         BIGINT NOT NULL,
    created_at    BIGINT NOT NULL
);
CREATE INDEX webhook_party ON webhook (party, created_at);

-- What is to be delivered, and for some time what became of it.
CREATE TABLE webhook_delivery (
    -- The receiver knows the message by it, however often it is sent.
    id         TEXT NOT NULL PRIMARY KEY,
    webhook    TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
    -- What is told, and the record that tells it; both empty for a test.
    kind       TEXT NOT NULL,
    record     TEXT NOT NULL,
    -- `waiting`, `delivered`, `dead`, `moot`.
    state      TEXT NOT NULL,
    attempts   BIGINT NOT NULL,
    -- What the last attempt led to; empty before the first.
    outcome    TEXT NOT NULL,
    status     BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    -- A server that sends it moves this ahead first, so that no other sends it meanwhile.
    not_before BIGINT NOT NULL
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (state, not_before);
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (webhook, created_at);

-- How far the ledger was looked through for what webhooks are told.
CREATE TABLE webhook_cursor (
    id       BIGINT NOT NULL PRIMARY KEY,
    sequence BIGINT NOT NULL
);
INSERT INTO webhook_cursor (id, sequence) SELECT 1, COALESCE(MAX(sequence), 0) FROM record;
