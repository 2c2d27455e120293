-- What a timeline marks says which milestone it is. Tables made from the ledger are emptied here and made anew when the
-- program opens the database.
DELETE FROM commitment;
