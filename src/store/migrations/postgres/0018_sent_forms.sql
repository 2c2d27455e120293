-- Forms that were done, for some days: a form sent again is answered as it was first, or, where its words differ, as a
-- conflict. Not part of the ledger, which knows the keys for ever.
CREATE TABLE form_sent (
    -- The account, a colon and the form's key.
    form_key TEXT NOT NULL PRIMARY KEY,
    -- A digest of the fields.
    words    TEXT NOT NULL,
    -- Where it redirected to.
    address  TEXT NOT NULL,
    sent_at  BIGINT NOT NULL
);
