-- The organisations that a report names as taking part, with spaces around each; empty where it names none. Tables made from
-- the ledger are emptied here and made anew when the program opens the database.
ALTER TABLE status_update ADD COLUMN organisations TEXT NOT NULL DEFAULT '';
CREATE INDEX status_update_organisations ON status_update (organisations) WHERE organisations <> '';
DELETE FROM commitment;
