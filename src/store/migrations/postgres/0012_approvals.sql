-- A report whose day came before enough people had approved it: it waits in the queue.
ALTER TABLE release ADD COLUMN held BIGINT NOT NULL DEFAULT 0;
-- Whether the record has the approval of whoever set the day, which it has not of days set before.
ALTER TABLE release ADD COLUMN recorded BIGINT NOT NULL DEFAULT 0;

-- The form that saved a draft last by its button: what the same form sends late on its own does not replace it.
ALTER TABLE draft ADD COLUMN saved_by TEXT NOT NULL DEFAULT '';
