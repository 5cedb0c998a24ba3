"""A table of dated values as one observation a month, known when the project says it was published."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from estimative.cli.collect import of_project, run
from estimative.collect.adapters.series import Series
from estimative.collect.run import Collected, bring_in
from estimative.errors import ConfigError, DataError, UsageError
from estimative.model.times import cutoff_instant
from estimative.project import find, load
from estimative.store import memory
from estimative.store.base import Store

NOW = datetime(2026, 1, 2, tzinfo=UTC)
OPTIONS: dict[str, Any] = {
    "series": "bread", "measure": "bread, retail", "country": "AFG", "date": "date", "value": "price",
    "lag_days": 10, "source": "A ministry", "licence": "CC BY 4.0",
}  # fmt: skip
HEAD = "date,town,item,price\n"


def table(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "prices.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def collected(path: Path, store: Store | None = None, **options: Any) -> tuple[Store, Collected]:
    store = store or memory()
    return store, bring_in(Series(), [path], store, now=NOW, options=OPTIONS | options)


def values(store: Store, day: str = "2030-01-01") -> list[tuple[str, float | None]]:
    return [(str(o.period.first), o.best) for o in store.as_of(cutoff_instant(day)).observations(series="bread")]


def test_months_are_means_of_their_rows(tmp_path: Path) -> None:
    path = table(tmp_path, "2021-01-15,Kabul,bread,10", "2021-01-20,Herat,bread,14", "2021-02-15,Kabul,bread,20")
    store, account = collected(path)
    assert values(store) == [("2021-01-01", 12.0), ("2021-02-01", 20.0)]
    assert account.read == {"observation": 2, "report": 1}


@pytest.mark.parametrize(
    ("by", "expected"), [("sum", 33.0), ("median", 10.0), ("min", 9.0), ("max", 14.0), ("last", 14.0)]
)
def test_other_ways_to_make_a_month(tmp_path: Path, by: str, expected: float) -> None:
    path = table(tmp_path, "2021-01-01,Kabul,bread,9", "2021-01-20,Herat,bread,14", "2021-01-10,Ghor,bread,10")
    assert values(collected(path, by=by)[0]) == [("2021-01-01", expected)]


def test_filters_keep_the_rows_meant(tmp_path: Path) -> None:
    path = table(tmp_path, "2021-01-15,Kabul,bread,10", "2021-01-15,Kabul,rice,99", "2021-01-15,Herat,bread,30")
    assert values(collected(path, where={"item": "bread", "town": ["Kabul", "Ghor"]})[0]) == [("2021-01-01", 10.0)]
    with pytest.raises(DataError, match="no value of the series"):
        collected(path, where={"item": "diesel"})
    with pytest.raises(DataError, match="no column 'goods'"):
        collected(path, where={"goods": "bread"})


def test_a_month_is_known_after_its_end_and_the_lag(tmp_path: Path) -> None:
    store, _ = collected(table(tmp_path, "2021-01-15,Kabul,bread,10", "2021-02-15,Kabul,bread,11"))
    assert values(store, "2021-02-09") == []
    assert values(store, "2021-02-10") == [("2021-01-01", 10.0)]


def test_a_revised_file_counts_from_its_release(tmp_path: Path) -> None:
    store, _ = collected(table(tmp_path, "2021-01-15,Kabul,bread,10"))
    collected(table(tmp_path, "2021-01-15,Kabul,bread,17"), store, released="2021-06-01")
    assert values(store, "2021-05-31") == [("2021-01-01", 10.0)]
    assert values(store, "2021-06-01") == [("2021-01-01", 17.0)]


def test_an_hxl_row_and_bad_cells_are_told_apart(tmp_path: Path) -> None:
    path = table(tmp_path, "#date,#adm1,#item,#value", "2021-01-15,Kabul,bread,10", "2021-13-01,K,bread,1",
                 "2021-01-16,K,bread,cheap", "2021,K,bread,4", "2021-01-17,K,bread,nan")  # fmt: skip
    store, account = collected(path)
    assert values(store) == [("2021-01-01", 10.0)]
    assert account.run.rejected == 4
    assert "HXL" in account.notes[0]


def test_collecting_again_adds_nothing(tmp_path: Path) -> None:
    path = table(tmp_path, "2021-01-15,Kabul,bread,10")
    store, first = collected(path)
    assert first.run.added == 2
    assert collected(path, store)[1].run.added == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"lag_days": None}, "needs the options lag_days"),
        ({"lag_days": "soon"}, "whole number of days"),
        ({"lag_days": -1}, "whole number of days"),
        ({"lag_days": True}, "whole number of days"),
        ({"by": "mode"}, "expected one of mean"),
        ({"where": "bread"}, "columns and values"),
        ({"released": "spring"}, "not a day"),
        ({"color": "red"}, "no option 'color'"),
    ],
)
def test_wrong_options_are_said_plainly(tmp_path: Path, wrong: dict[str, Any], said: str) -> None:
    path = table(tmp_path, "2021-01-15,Kabul,bread,10")
    with pytest.raises(UsageError, match=said):
        collected(path, **wrong)


def test_a_declared_series_with_a_wrong_role_is_named(tmp_path: Path) -> None:
    (tmp_path / "estimative.toml").write_text(
        '[series."Bread"]\nrole = "cause"\nseries = "bread"\nsource = "s"\nlicence = "l"\n'
    )
    with pytest.raises(ConfigError, match=r'series\."Bread".*role'):
        load(tmp_path / "estimative.toml")


def test_a_declared_series_without_a_licence_is_named(tmp_path: Path) -> None:
    (tmp_path / "estimative.toml").write_text('[series."Bread"]\nrole = "driver"\nseries = "bread"\nsource = "s"\n')
    with pytest.raises(ConfigError, match="licence"):
        load(tmp_path / "estimative.toml")


def test_a_project_declares_and_collects_a_series(tmp_path: Path) -> None:
    table(tmp_path, "2021-01-15,Kabul,bread,10")
    (tmp_path / "estimative.toml").write_text(
        '[[collect]]\nadapter = "series"\npath = "prices.csv"\n[collect.options]\nseries = "bread"\n'
        'measure = "bread"\ncountry = "AFG"\ndate = "date"\nvalue = "price"\nlag_days = 5\nsource = "s"\n'
        'licence = "l"\n[series."Bread"]\nrole = "driver"\nseries = "bread"\nsource = "s"\nlicence = "l"\n'
    )
    project = find(tmp_path)
    (account,) = run(of_project(project, {}), tmp_path / "store.duckdb", tmp_path / "rejects.jsonl")
    assert account.read["observation"] == 1
    (declared,) = project.config.declared()
    assert (declared.name, declared.role, declared.lag_months) == ("Bread", "driver", 6)


def test_the_real_food_prices(shared: Path) -> None:
    folder = shared / "data" / "drivers" / "wfp-food-prices-afg"
    where = {"commodity": "Wheat", "pricetype": "Retail"}
    store, account = collected(folder / "wfp_food_prices_afg.csv", where=where, lag_days=30)
    assert account.run.rejected == 0
    found = dict(values(store))
    assert [round(found[day] or 0, 1) for day in ("2021-06-01", "2022-06-01", "2023-06-01")] == [30.0, 47.4, 30.5]
    newest = store.as_of(cutoff_instant("2022-07-09")).observations(series="bread")[-1]
    assert newest.period.first == date(2022, 5, 1)
    rate, _ = collected(folder / "wfp_food_prices_afg.csv", where={"commodity": "Exchange rate"})
    assert round(dict(values(rate))["2021-12-01"] or 0, 1) == 101.1
