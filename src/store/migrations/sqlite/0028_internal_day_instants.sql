-- When the last report of a side was recorded, whatever day it describes. Tables made from the ledger are emptied here and
-- made anew when the program opens the database.
ALTER TABLE side ADD COLUMN reported_at BIGINT NOT NULL DEFAULT 0;
DELETE FROM commitment;
-- The instant at which the internal day was set; naming somebody else leaves it.
ALTER TABLE focal_point ADD COLUMN day_set_at BIGINT NOT NULL DEFAULT 0;
UPDATE focal_point SET day_set_at = recorded_at;
ALTER TABLE focal_point DROP COLUMN said_on;
