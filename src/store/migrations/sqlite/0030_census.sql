-- Lists are counted and ordered in memory: these indexes are read by nobody.
DROP INDEX headline_newest;
DROP INDEX headline_due;
DROP INDEX headline_reported;
DROP INDEX headline_title_en;
DROP INDEX headline_title_ko;
-- Texts that hold over the same days for the same readers stand in one row. Tables made from the ledger are emptied here and
-- made anew when the program opens the database.
DELETE FROM commitment;
