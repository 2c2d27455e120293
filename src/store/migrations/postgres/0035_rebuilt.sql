-- How often the tables were made anew from the ledger: by its number a running server knows that what it keeps of them no
-- longer holds, although nothing was recorded.
ALTER TABLE public_state ADD COLUMN rebuilt BIGINT NOT NULL DEFAULT 0;
