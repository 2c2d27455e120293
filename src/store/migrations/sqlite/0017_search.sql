-- Texts are found by their compounds too, however these are written. Tables made from the ledger are emptied here and made
-- anew when the program opens the database.
ALTER TABLE findable ADD COLUMN compounds TEXT NOT NULL DEFAULT '';
DELETE FROM commitment;
