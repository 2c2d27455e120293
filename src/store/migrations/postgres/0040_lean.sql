-- A row of what lists show that says the same to everybody stands once, for all; whether words stand apart as a compound is
-- worked out of the texts; what an update says stands in its record. The tables made from the ledger are emptied here and made
-- anew when the program opens the database.
ALTER TABLE findable DROP COLUMN compounds;
ALTER TABLE status_update DROP COLUMN payload;
DELETE FROM commitment;
-- Under a name of its own: an instance that still runs and knows no row for all fails instead of reading less than there is.
ALTER TABLE headline RENAME COLUMN audience TO read_by;
-- Records follow each other by their sequence, which is unique: that no two follow the same record needs no index of its own.
ALTER TABLE record DROP CONSTRAINT record_previous_key;
-- The answers to updates, few of all records: what was answered since a day is asked by pages that compare two days.
CREATE INDEX record_answered ON record (effective_on) WHERE kind = 'countersigned';
