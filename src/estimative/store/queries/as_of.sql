-- The as-of rule. Of every fact, first choose the version that stood at the cut-off: among the versions known by then
-- (and recorded by then) the one known last, of those the one recorded last. Only then drop it if it is a
-- retraction, and only then filter. Filtering first would bring back an older version that the filter likes better.
--
-- seq grows with recorded_at, so (known_at, seq) decides; both are packed into one 128-bit number, which is
-- about twice as quick as comparing a pair and three times as quick as a window function (benchmarks/store.py).
SELECT {columns}
FROM store.{table}
WHERE seq IN (
    SELECT arg_max(seq, epoch_us(known_at)::HUGEINT * 9223372036854775808 + seq)
    FROM store.{table}
    WHERE known_at <= $cutoff AND recorded_at <= $recorded AND {candidate}
    GROUP BY id
)
AND NOT retracted AND {filter}
