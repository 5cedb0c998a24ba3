-- For each row of a table which of the distinct values it has.
SELECT {table}.rowid AS row, words.rowid AS code FROM {table} JOIN words USING ({columns})
