-- Lists and timelines that people saved under a name. Ordinary tables, not part of the ledger: a view is changed and deleted.
CREATE TABLE saved_view (
    id           TEXT NOT NULL PRIMARY KEY,
    -- Who saved it.
    account      TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- The organisation that this person was in.
    organisation TEXT NOT NULL,
    -- `own`, `organisation`, `public`.
    circle       TEXT NOT NULL,
    -- `list`, `timeline`.
    kind         TEXT NOT NULL,
    name         TEXT NOT NULL,
    -- As the address spells it, without the question mark.
    query        TEXT NOT NULL,
    -- Another one after each change.
    version      TEXT NOT NULL,
    saved_at     BIGINT NOT NULL
);
CREATE INDEX saved_view_account ON saved_view (account);
CREATE INDEX saved_view_circle ON saved_view (circle, organisation);

-- The view with which a person starts.
CREATE TABLE start_view (
    account TEXT NOT NULL PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    view    TEXT NOT NULL REFERENCES saved_view (id) ON DELETE CASCADE
);
CREATE INDEX start_view_view ON start_view (view);
