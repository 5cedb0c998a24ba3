"""What a query needs of the relations, read from DuckDB's own syntax tree.

Where the tree holds anything that this module does not know, the answer is "everything": a query is never answered from
less than it could see, it only takes longer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import duckdb
import msgspec

_EXPRESSIONS = {
    "FUNCTION", "COLUMN_REF", "CONSTANT", "COMPARISON", "CONJUNCTION", "OPERATOR", "CAST", "CASE", "BETWEEN", "WINDOW",
    "SUBQUERY",
}  # fmt: skip
_NODES = {
    "SELECT_NODE", "SET_OPERATION_NODE", "BASE_TABLE", "JOIN", "SUBQUERY", "EMPTY", "ORDER_MODIFIER", "LIMIT_MODIFIER",
    "DISTINCT_MODIFIER", "ORDER_DEFAULT", "ASCENDING", "DESCENDING",
}  # fmt: skip
_TABLES = {
    "BASE_TABLE": {"type", "alias", "query_location", "query_location_length", "table_name", "qualified_name"},
    "SUBQUERY": {"type", "alias", "query_location", "query_location_length", "subquery"},
}
"""What a table or a subquery may say of itself; not among it are new names for its columns by position."""
_JOINS = {"REGULAR", "CROSS", "POSITIONAL", "ASOF", "DEPENDENT"}


def columns(connection: duckdb.DuckDBPyConnection, statement: str, known: Collection[str]) -> frozenset[str] | None:
    """The columns (of those `known`) that a statement can read, by name whatever their table; None for all of them."""
    try:
        options = "skip_null := true, skip_empty := true, skip_default := true"
        row = connection.execute(f"SELECT json_serialize_sql($1::VARCHAR, {options})", [statement]).fetchall()[0]
        tree = msgspec.json.decode(row[0])
    except (duckdb.Error, msgspec.MsgspecError):
        return None
    nodes = list(_walk(tree))
    if not isinstance(tree, dict) or tree.get("error") or not all(map(_familiar, nodes)):
        return None
    tables = {str(node.get(key)).lower() for node in nodes if "class" not in node for key in ("alias", "table_name")}
    named: set[str] = set()
    for node in nodes:
        if node.get("class") == "COLUMN_REF":
            path = [part.lower() for part in node.get("column_names", ())]
            whole_row = len(path) == 1 and path[0] in tables
            if not path or whole_row or path[-1] not in known:
                return None
            named.update(path)
        named.update(str(name).lower() for name in node.get("using_columns", ()))
    return frozenset(named)


def _familiar(node: dict[str, Any]) -> bool:
    """Whether a node is of a kind that names every column it reads."""
    if "class" in node:
        return node["class"] in _EXPRESSIONS
    if node.get("type") == "JOIN":
        return node.get("ref_type") in _JOINS
    kind = node.get("type")
    if not isinstance(kind, str):
        return True
    return node.keys() <= _TABLES[kind] if kind in _TABLES else kind in _NODES


def _walk(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of a JSON tree."""
    rest = [tree]
    while rest:
        item = rest.pop()
        if isinstance(item, dict):
            yield item
            rest.extend(item.values())
        elif isinstance(item, list):
            rest.extend(item)
