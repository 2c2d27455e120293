-- What only a timeline draws of a commitment stands apart from what lists read. Tables made from the ledger are emptied here
-- and made anew when the program opens the database.
ALTER TABLE headline ADD COLUMN course TEXT NOT NULL DEFAULT '{}';
DELETE FROM commitment;
