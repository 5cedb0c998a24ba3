-- Append the staged facts that say something new: not what the row before says of the same fact known at the same time.
-- The row before is the one staged before, else the newest in the store; retractions between do not count, so
-- collecting once more what was withdrawn does not bring it back. Where the time known is only the time of recording,
-- it takes no part in the comparison.
INSERT INTO store.{table} (seq, id, run, known_at, known_basis, recorded_at, digest, retracted, reason, {columns})
WITH incoming AS (
    SELECT *, CASE WHEN known_basis <> 'recorded' THEN known_at END AS moment FROM staged
),
newest AS (
    SELECT id, CASE WHEN known_basis <> 'recorded' THEN known_at END AS moment, arg_max(digest, seq) AS digest
    FROM store.{table}
    WHERE NOT retracted AND id IN (SELECT id FROM staged)
    GROUP BY ALL
),
compared AS (
    SELECT incoming.*, newest.digest AS stored,
        lag(incoming.digest) OVER (PARTITION BY incoming.id, incoming.moment ORDER BY incoming.seq) AS before
    FROM incoming
    LEFT JOIN newest ON incoming.id = newest.id AND incoming.moment IS NOT DISTINCT FROM newest.moment
)
SELECT seq, id, $run, known_at, known_basis, $recorded_at, digest, false, NULL, {values}
FROM compared
WHERE digest IS DISTINCT FROM coalesce(before, stored)
ORDER BY seq
