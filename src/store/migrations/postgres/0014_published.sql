-- What a published source judges, and the day from which a report could be expected, stand with each headline. Tables made
-- from the ledger are emptied here and made anew when the program opens the database.
ALTER TABLE headline ADD COLUMN published TEXT NOT NULL DEFAULT '';
ALTER TABLE headline ADD COLUMN awaited_since TEXT NOT NULL DEFAULT '';
DELETE FROM commitment;
