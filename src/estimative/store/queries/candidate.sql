-- A fact can pass the filter only if one of its visible versions does: this narrows the choice, it does not make it.
id IN (SELECT id FROM store.{table} WHERE known_at <= $cutoff AND recorded_at <= $recorded AND NOT retracted AND {filter})
