"""The reference page says what the schema is, and the SQL is read in one place."""

from __future__ import annotations

from pathlib import Path

from estimative.store import memory, relations, sql
from estimative.store.reference import store_reference

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_in_the_repository_is_fresh():
    page = (ROOT / "docs" / "reference" / "store.md").read_text(encoding="utf-8")
    assert page.endswith(store_reference())


def test_the_page_lists_every_relation_with_its_columns():
    page = store_reference()
    from datetime import UTC, datetime

    view = memory().as_of(datetime(2022, 7, 9, tzinfo=UTC))
    for name in relations.NAMES:
        section = page.split(f"\n### {name}\n")[1].split("\n#")[0]
        listed = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
        assert tuple(listed) == view.query(f"FROM {name}").columns


def test_every_query_file_has_a_comment_that_the_engine_does_not_see():
    folder = ROOT / "src" / "estimative" / "store" / "queries"
    for path in sorted(folder.glob("*.sql")):
        assert path.read_text(encoding="utf-8").startswith("-- ")
        assert "--" not in sql.text(path.stem)
