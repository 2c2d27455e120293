-- Whether a commitment counts as its own is read by lists and counts. Tables made from the ledger are emptied here and made
-- anew when the program opens the database.
ALTER TABLE headline ADD COLUMN validity TEXT NOT NULL DEFAULT 'current';
DELETE FROM commitment;
