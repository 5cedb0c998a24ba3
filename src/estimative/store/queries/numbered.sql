-- Rows by their number. What was not known or not recorded within the limits is not there, whatever number is asked for.
SELECT seq, {columns}
FROM store.{table}
WHERE seq IN (SELECT unnest($numbers::BIGINT[])) AND known_at <= $cutoff AND recorded_at <= $recorded AND NOT retracted
