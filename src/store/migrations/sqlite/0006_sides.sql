-- Lists are narrowed by what is open between the parties. Tables made from the ledger are emptied here and made anew when
-- the program opens the database.
ALTER TABLE headline ADD COLUMN sides TEXT NOT NULL DEFAULT ' ';
DELETE FROM commitment;
