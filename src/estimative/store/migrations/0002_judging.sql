-- Schema 2: what was forecast and how it came out. Lists and nested values are JSON text.

CREATE TABLE store.forecast (
    seq BIGINT NOT NULL, id VARCHAR NOT NULL, run VARCHAR NOT NULL, known_at TIMESTAMP NOT NULL, known_basis VARCHAR,
    recorded_at TIMESTAMP NOT NULL, digest BIGINT NOT NULL, retracted BOOLEAN NOT NULL, reason VARCHAR,
    question VARCHAR, judgment VARCHAR, cutoff TIMESTAMP, window_from DATE, window_to DATE, model VARCHAR, seed BIGINT,
    probability DOUBLE, interval_low DOUBLE, interval_high DOUBLE, quantiles VARCHAR, threshold DOUBLE, term VARCHAR,
    scale VARCHAR, agrees BOOLEAN, floor BOOLEAN, tier VARCHAR, series VARCHAR, baselines VARCHAR, why VARCHAR,
    warnings VARCHAR, cites VARCHAR, more VARCHAR
);

CREATE TABLE store.resolution (
    seq BIGINT NOT NULL, id VARCHAR NOT NULL, run VARCHAR NOT NULL, known_at TIMESTAMP NOT NULL, known_basis VARCHAR,
    recorded_at TIMESTAMP NOT NULL, digest BIGINT NOT NULL, retracted BOOLEAN NOT NULL, reason VARCHAR,
    question VARCHAR, judgment VARCHAR, as_of TIMESTAMP, outcome VARCHAR, tier VARCHAR, why VARCHAR, value DOUBLE,
    reference DOUBLE, bound VARCHAR, literal VARCHAR, disputed VARCHAR, cites VARCHAR, more VARCHAR
);
