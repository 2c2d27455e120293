-- A draft that was deleted stays for a day, so that it can be taken back.
ALTER TABLE draft ADD COLUMN deleted_at BIGINT NOT NULL DEFAULT 0;
-- The form that saved a draft last, by its button or on its own: what another form saved meanwhile is not overwritten.
ALTER TABLE draft ADD COLUMN form TEXT NOT NULL DEFAULT '';
