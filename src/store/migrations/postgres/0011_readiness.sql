-- One row, written now and then: whether anything can be kept is found out by keeping something.
CREATE TABLE readiness_probe (
    id INTEGER NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL
);
