"""How fast an assessment is grounded in a store of a million incidents: ``python -m benchmarks.ground``.

The store is made up in SQL: a million incidents (one in fifty revised later, one in a hundred retracted) over twenty
years, nine countries, 40 actors and 9,000 places, with two attestations for every tenth. The claims are of eleven kinds of
sentence, one claim each; half of them are taken from incidents of the store, half are made up.

    bound       DuckDB: the last version of every incident as of the cut-off, ten columns read into numpy arrays
    claims      open the store, read 250, 500 and 1,000 sentences, and ground them: loading included, each time afresh
    seed        the founding assessment on the founding store (needs the shared data), once the store is open
"""

from __future__ import annotations

from datetime import date

from estimative.model.times import end_of_day

CUTOFF = end_of_day(date(2022, 7, 9))
COUNTRIES = ("AFG", "PAK", "IRQ", "SYR", "NGA", "MLI", "SOM", "YEM", "TJK")
ACTORS = ("IS-K", "Taliban", "TTP", "IS", "Boko Haram", "JNIM", "Al-Shabaab", "AQAP", "Houthis", "BLA")
KINDS = ("IED", "suicide attack", "armed attack", "rocket/shelling", "targeted killing")
TARGETS = ("police/security forces", "Shia civilians", "mosque", "market", "government", "school", "civilians")
INCIDENTS = """
INSERT INTO store.incident BY NAME
SELECT i + 1 AS seq, 'EV-' || key AS id, 'run-000001' AS run, 'published' AS known_basis,
    DATE '2002-07-10' + (hash(key + 1) % 7304)::INTEGER AS occurred_from, occurred_from AS occurred_to,
    occurred_from::TIMESTAMP + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND
        + CASE WHEN i >= {size} THEN INTERVAL 30 DAY ELSE INTERVAL 0 DAY END AS known_at,
    TIMESTAMP '2026-01-01' AS recorded_at, i AS digest, i >= {size} AND key % 3 = 0 AS retracted, 'made-up' AS dataset,
    'day' AS precision, towns.country AS country, 'Province ' || (town % 90) AS admin1, '' AS admin2,
    towns.name AS place, 30 + (town % 900) / 100.0 AS latitude, 60 + (town % 700) / 100.0 AS longitude,
    1 AS place_precision, {kinds}[(1 + hash(key + 3) % len({kinds}))::BIGINT] AS event_type,
    {targets}[(1 + hash(key + 4) % len({targets}))::BIGINT] AS target_type,
    {actors}[(1 + hash(key + 5) % len({actors}))::BIGINT] AS actor,
    'target ' || (hash(key + 6) % 500) AS target_actor,
    (hash(key + 7) % 40)::BIGINT AS killed_low, killed_low + 1 AS killed_best, killed_low + 2 AS killed_high,
    '' AS claim_status, 'an attack in a town, as a newspaper had it: event ' || key AS summary,
    '{{"best":"3","deaths_a":"0","deaths_b":"1","deaths_civilians":"2","geometry":"POINT","source":"paper ' || key || '"}}'
        AS extra, '' AS more
FROM (
    SELECT i, CASE WHEN i < {size} THEN i ELSE (i - {size}) * 50 END AS key,
        (hash(key + 2) % CASE hash(key) % 2 WHEN 0 THEN {known} ELSE {towns} END)::BIGINT AS town
    FROM range({size} + {size} // 50) r(i)
) JOIN towns USING (town)
ORDER BY i
"""
SAID = """
INSERT INTO store.attestation BY NAME
SELECT i + 1 AS seq, 'SAID-' || i AS id, 'run-000001' AS run, 'published' AS known_basis,
    known_at + INTERVAL 1 DAY AS known_at, TIMESTAMP '2026-01-01' AS recorded_at, i AS digest, false AS retracted,
    incident.id AS incident, 'PAPER-' || (i % 5000) AS report, CASE i % 2 WHEN 0 THEN 'reported' ELSE 'claimed' END AS kind,
    CASE i % 2 WHEN 0 THEN 'police spokesman' ELSE actor END AS said_by, CASE i % 2 WHEN 0 THEN 'killed' ELSE '' END AS field,
    CASE i % 2 WHEN 0 THEN killed_best::VARCHAR ELSE '' END AS value, '' AS note, '' AS more
FROM range({size} // 5) r(i) JOIN store.incident ON incident.seq = (i // 2) * 10 + 1
"""
