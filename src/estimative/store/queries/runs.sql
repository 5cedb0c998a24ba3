-- The runs, in order.
SELECT id, command, started, inputs, added, unchanged, rejected
FROM store.run
WHERE recorded_at <= $recorded
ORDER BY id
