-- Every incident that stands, earliest first, then by id: the row's number in this order is its rowid.
CREATE OR REPLACE TEMP TABLE found AS
SELECT seq, id, (occurred_from - DATE '0001-01-01') + 1 AS first, (occurred_to - DATE '0001-01-01') + 1 AS last,
    coalesce(country, '') AS country, coalesce(place, '') AS place, coalesce(admin2, '') AS admin2,
    coalesce(admin1, '') AS admin1, coalesce(actor, '') AS actor,
    coalesce(greatest(killed_low, killed_best, killed_high), 0) AS killed, coalesce(target_actor, '') AS target_actor, coalesce({alleged}, '') AS alleged
FROM ({incident})
ORDER BY occurred_from, id
