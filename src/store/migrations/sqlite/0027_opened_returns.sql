-- Returned reports that their author has opened since: from then on the return is not taken back. `returned` is the place
-- of the return in the ledger.
CREATE TABLE opened_return (
    update_id TEXT NOT NULL,
    returned BIGINT NOT NULL,
    opened_at BIGINT NOT NULL,
    PRIMARY KEY (update_id, returned)
);
