-- Schema 1: what was reported, what happened, who said so, what was counted.
-- Every fact table opens with the same nine columns. A row is one version of a fact; rows are only ever appended.
--   seq          order of arrival in this table
--   id           the fact
--   run          the run that wrote the row
--   known_at     when the world could know this version, with its basis
--   recorded_at  when this store learned it; never smaller than in an earlier row
--   digest       of the content; equal content adds no row
--   retracted    the row withdraws the fact from known_at on; its content is empty and reason says why
-- The last column, more, holds model fields that have no column of their own yet, as JSON.

CREATE TABLE store.meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

CREATE TABLE store.run (
    id VARCHAR NOT NULL,
    command VARCHAR NOT NULL,
    started TIMESTAMP NOT NULL,
    recorded_at TIMESTAMP NOT NULL,
    inputs VARCHAR NOT NULL,
    added BIGINT NOT NULL,
    unchanged BIGINT NOT NULL,
    rejected BIGINT NOT NULL
);

CREATE TABLE store.source (
    seq BIGINT NOT NULL, id VARCHAR NOT NULL, run VARCHAR NOT NULL, known_at TIMESTAMP NOT NULL, known_basis VARCHAR,
    recorded_at TIMESTAMP NOT NULL, digest BIGINT NOT NULL, retracted BOOLEAN NOT NULL, reason VARCHAR,
    name VARCHAR, type VARCHAR, country VARCHAR, language VARCHAR, party VARCHAR, descriptor VARCHAR, more VARCHAR
);

CREATE TABLE store.report (
    seq BIGINT NOT NULL, id VARCHAR NOT NULL, run VARCHAR NOT NULL, known_at TIMESTAMP NOT NULL, known_basis VARCHAR,
    recorded_at TIMESTAMP NOT NULL, digest BIGINT NOT NULL, retracted BOOLEAN NOT NULL, reason VARCHAR,
    publisher VARCHAR, title VARCHAR, published DATE, published_basis VARCHAR, url VARCHAR, language VARCHAR,
    type VARCHAR, reliability VARCHAR, credibility VARCHAR, grade_reason VARCHAR, origin VARCHAR, note VARCHAR,
    archived VARCHAR, sha256 VARCHAR, licence VARCHAR, more VARCHAR
);

CREATE TABLE store.incident (
    seq BIGINT NOT NULL, id VARCHAR NOT NULL, run VARCHAR NOT NULL, known_at TIMESTAMP NOT NULL, known_basis VARCHAR,
    recorded_at TIMESTAMP NOT NULL, digest BIGINT NOT NULL, retracted BOOLEAN NOT NULL, reason VARCHAR,
    dataset VARCHAR, occurred_from DATE, occurred_to DATE, precision VARCHAR, country VARCHAR, admin1 VARCHAR,
    admin2 VARCHAR, place VARCHAR, latitude DOUBLE, longitude DOUBLE, place_precision BIGINT, event_type VARCHAR,
    target_type VARCHAR, actor VARCHAR, target_actor VARCHAR, killed_low BIGINT, killed_best BIGINT,
    killed_high BIGINT, injured_low BIGINT, injured_best BIGINT, injured_high BIGINT, claim_status VARCHAR,
    summary VARCHAR, extra VARCHAR, more VARCHAR
);

CREATE TABLE store.attestation (
    seq BIGINT NOT NULL, id VARCHAR NOT NULL, run VARCHAR NOT NULL, known_at TIMESTAMP NOT NULL, known_basis VARCHAR,
    recorded_at TIMESTAMP NOT NULL, digest BIGINT NOT NULL, retracted BOOLEAN NOT NULL, reason VARCHAR,
    incident VARCHAR, report VARCHAR, kind VARCHAR, said_by VARCHAR, field VARCHAR, value VARCHAR, note VARCHAR, more VARCHAR
);

CREATE TABLE store.observation (
    seq BIGINT NOT NULL, id VARCHAR NOT NULL, run VARCHAR NOT NULL, known_at TIMESTAMP NOT NULL, known_basis VARCHAR,
    recorded_at TIMESTAMP NOT NULL, digest BIGINT NOT NULL, retracted BOOLEAN NOT NULL, reason VARCHAR,
    series VARCHAR, report VARCHAR, measure VARCHAR, actor VARCHAR, country VARCHAR, period_from DATE, period_to DATE,
    low DOUBLE, best DOUBLE, high DOUBLE, note VARCHAR, more VARCHAR
);

CREATE TABLE store.reaction (
    seq BIGINT NOT NULL, id VARCHAR NOT NULL, run VARCHAR NOT NULL, known_at TIMESTAMP NOT NULL, known_basis VARCHAR,
    recorded_at TIMESTAMP NOT NULL, digest BIGINT NOT NULL, retracted BOOLEAN NOT NULL, reason VARCHAR,
    occurred_from DATE, occurred_to DATE, actor VARCHAR, toward VARCHAR, action VARCHAR, report VARCHAR, note VARCHAR,
    more VARCHAR
);

CREATE TABLE store.statement (
    seq BIGINT NOT NULL, id VARCHAR NOT NULL, run VARCHAR NOT NULL, known_at TIMESTAMP NOT NULL, known_basis VARCHAR,
    recorded_at TIMESTAMP NOT NULL, digest BIGINT NOT NULL, retracted BOOLEAN NOT NULL, reason VARCHAR,
    question VARCHAR, direction VARCHAR, report VARCHAR, said_by VARCHAR, text VARCHAR, more VARCHAR
);
