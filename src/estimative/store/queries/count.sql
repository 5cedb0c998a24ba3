-- How many facts of a kind stand at the cut-off.
SELECT count(*) FROM (
    SELECT arg_max(retracted, epoch_us(known_at)::HUGEINT * 9223372036854775808 + seq) AS gone
    FROM store.{table}
    WHERE known_at <= $cutoff AND recorded_at <= $recorded
    GROUP BY id
)
WHERE NOT gone
