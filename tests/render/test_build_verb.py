"""``estimative build`` on the embedded casebook: from its files to the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result

from estimative.cli.main import cli


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the casebook's facts collected."""
    folder = tmp_path_factory.mktemp("is-k")
    assert run("init", "--example", "is-k", folder).exit_code == 0
    data = folder / "data"
    found = run("collect", "incidents", data, "--store", folder / "store.duckdb")
    assert found.exit_code == 0, found.output
    return folder


@pytest.fixture(scope="module")
def built(home: Path) -> Path:
    """The first edition's page with what the end of 2023 knew."""
    out = home / "out"
    edition = home / "assessments" / "first-edition.md"
    done = run("build", edition, "--resolve-as-of", "2023-12-31", "--out", out)
    assert done.exit_code == 0, done.exception
    return out


def known(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (item for key, item in value.items() if key == "known_at" and item)
        yield from (item["at"] for key, item in value.items() if key == "known" and isinstance(item, dict))
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from known(item)


def test_the_page_has_the_whole_loop(built: Path) -> None:
    page = msgspec.json.decode((built / "assessment.json").read_bytes())["page"]
    assert len(page["cards"]) == 3
    assert all(card["term"] and card["forecasts"] for card in page["cards"])
    scored = {r["judgment"]: r["outcome"] for r in page["later"]["resolutions"] if r["scored"]}
    assert list(scored.values()) == ["no", "no", "void"]
    assert page["later"]["scores"]


def test_a_later_attack_stands_apart(built: Path) -> None:
    text = (built / "index.html").read_text(encoding="utf-8")
    before = text.partition('<section id="later"')[0]
    assert "27 October 2022" not in before
    assert "4 July 2022" in before


@pytest.mark.parametrize("day", ["2021-08-20", "2022-04-20", "2022-07-09", "2023-03-01"])
def test_nothing_later_than_the_date_is_used(home: Path, tmp_path: Path, day: str) -> None:
    edition = home / "assessments" / "first-edition.md"
    done = run("build", edition, "--as-of", day, "--render", "json", "--out", tmp_path)
    assert done.exit_code == 0, done.exception
    data = msgspec.json.decode((tmp_path / "assessment.json").read_bytes())
    data["page"]["sources"] = [source for source in data["page"]["sources"] if not source["late"]]
    moments = [*known(data["page"]), *known(data["model"]["grounding"]), *known(data["model"]["facts"])]
    assert all(moment[:10] <= day for moment in moments)


def test_sources_of_the_document_that_came_later_are_marked(home: Path, tmp_path: Path) -> None:
    edition = home / "assessments" / "second-edition.md"
    run("build", edition, "--as-of", "2022-01-31", "--render", "json", "--out", tmp_path)
    page = msgspec.json.decode((tmp_path / "assessment.json").read_bytes())["page"]
    late = {source["report"] for source in page["sources"] if source["late"]}
    assert "aopnews-2022-07-04" in late
    assert all(s["cited"] for s in page["sources"] if s["late"])


def test_json_output_is_the_manifest(home: Path, tmp_path: Path) -> None:
    done = run(
        "build", home / "assessments" / "second-edition.md", "--render", "json", "--out", tmp_path, "--format", "json"
    )
    data = msgspec.json.decode(done.stdout)
    assert [item["name"] for item in data["manifest"]["outputs"]] == ["assessment.json"]


def test_every_event_stays_with_its_place_in_the_text(built: Path) -> None:
    text = (built / "index.html").read_text(encoding="utf-8")
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_hostile_markdown_goes_through_the_whole_loop_as_text(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "hostile.md"
    evil = "<script>alert(1)</script> [x](javascript:alert(1)) \u202e <img src=x onerror=alert(1)> ![i](https://x.org/i.png)"
    file.write_text(
        f"---\ntitle: '{evil}'\ncutoff: 2022-07-09\nmarking: '{evil}'\n---\n\n## Summary\n\n{evil}\n\n"
        f"## Key judgment 1\n\nIt is likely that {evil} attacks by 2023.\n\n- {evil} [^a] (source)\n\n"
        f"| {evil} |\n|--|\n| {evil} |\n\n"
        f"<div onclick=x>{evil}</div>\n\n[^a]: {evil} <javascript:alert(1)> (B2)\n",
        encoding="utf-8",
    )
    done = run("build", file, "--store", home / "store.duckdb", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.exception
    text = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    body = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.S)
    assert not re.search(r"<script|<img|<div onclick|href=\"javascript", body)
    assert "\u202e" not in text


def test_a_cutoff_that_cannot_be_told_is_asked_for(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "none.md"
    file.write_text("## Key judgment 1\n\nIt is likely that it rains.\n", encoding="utf-8")
    done = run("build", file, "--store", home / "store.duckdb", "--out", tmp_path / "out")
    assert "--as-of" in str(done.exception)


def test_a_later_day_must_be_later(home: Path) -> None:
    done = run("build", home / "assessments" / "first-edition.md", "--resolve-as-of", "2022-01-01")
    assert "not after the cut-off" in str(done.exception)


def test_without_a_store_the_error_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "one.md"
    file.write_text("---\ncutoff: 2022-07-09\n---\n\nIt is likely that it rains.\n", encoding="utf-8")
    assert "no store" in str(run("build", file).exception)
