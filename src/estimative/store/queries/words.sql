-- The distinct values of some columns, in their order.
CREATE OR REPLACE TEMP TABLE words AS SELECT DISTINCT {columns} FROM {table} ORDER BY {columns}
