-- Withdraw a fact from known_at on, unless its newest row at that instant already does so for the same reason.
INSERT INTO store.{table} (seq, id, run, known_at, known_basis, recorded_at, digest, retracted, reason)
SELECT $seq, $id, $run, $known_at, $known_basis, $recorded_at, 0, true, $reason
WHERE NOT coalesce((
    SELECT retracted AND reason = $reason FROM store.{table}
    WHERE id = $id AND known_at = $known_at ORDER BY seq DESC LIMIT 1
), false)
