-- The attestations of the indexed incidents: by incident (its row), then by id, with whom each may name.
CREATE OR REPLACE TEMP TABLE said AS
SELECT found.rowid AS incident, said.seq AS seq, coalesce(said.names, '') AS names,
    CASE WHEN said.kind = 'claimed' THEN coalesce(said.said_by, '') ELSE '' END AS said_by,
    CASE WHEN said.field = 'killed' THEN coalesce(try_cast(said.value AS BIGINT), 0) ELSE 0 END AS killed,
    CASE WHEN said.field = 'actor' THEN coalesce(said.value, '') ELSE '' END AS actor
FROM ({attestation}) AS said JOIN found ON found.id = said.incident
ORDER BY found.rowid, said.id
