"""UCDP GED rows as incidents, in every variant met."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from estimative.collect.adapters.ucdp import UcdpGed
from estimative.collect.adapters.ucdp.layout import STANDARD
from estimative.errors import DataError, UsageError
from estimative.model.events import Tally
from estimative.model.times import Known, Period, end_of_day

REDUCED = [name for name in STANDARD if name not in ("id", "relid", "date_prec", "adm_1", "adm_2", "dyad_name")]


def test_a_standard_row_becomes_an_incident(ged, read) -> None:
    (event,), intake, rejects = read(UcdpGed(), ged({}))
    assert (event.id, event.dataset, event.country, event.admin1) == (
        "ucdp-ged-1001",
        "ucdp-ged",
        "AFG",
        "Kandahar province",
    )
    assert event.occurred == Period(date(2021, 3, 3), date(2021, 3, 3))
    assert (event.latitude, event.longitude, event.place_precision) == (31.75, 65.01, 2)
    assert (event.actor, event.target_actor) == ("Government of Afghanistan", "Taleban")
    assert event.killed == Tally(5, 5, 7)
    assert (event.event_type, event.precision) == ("state-based conflict", "day")
    assert rejects == []
    assert intake.notes() == ()


def test_every_other_column_is_kept(ged, read) -> None:
    (event,), _, _ = read(UcdpGed(), ged({}))
    kept = {"country": "Afghanistan", "code_status": "Clear", "type_of_violence": "1", "date_prec": "1", "gwnoa": "700"}
    assert kept.items() <= event.extra.items()
    assert event.extra["source_article"].startswith('"Wire One')
    assert "gwnob" not in event.extra


def test_known_since_the_latest_article(ged, read) -> None:
    (event,), _, _ = read(UcdpGed(), ged({}))
    assert event.known == Known(end_of_day(date(2021, 3, 6)), "published")


def test_known_never_before_the_end_of_the_event(ged, read) -> None:
    (event,), _, _ = read(UcdpGed(), ged({"date_end": "2021-03-20"}))
    assert event.known == Known(end_of_day(date(2021, 3, 20)), "imputed")


def test_known_from_the_quoted_articles_where_the_list_of_dates_is_empty(ged, read) -> None:
    (event,), _, _ = read(UcdpGed(), ged({"source_date": ""}))
    assert event.known == Known(end_of_day(date(2021, 3, 6)), "published")


def test_known_from_the_release_else_from_the_collection(ged, read) -> None:
    path = ged({"source_date": "", "source_article": "Wire One 3/3 2021"})
    (event,), _, _ = read(UcdpGed(), path, released="2022-06-01")
    assert event.known == Known(end_of_day(date(2022, 6, 1)), "release")
    (event,), intake, _ = read(UcdpGed(), path)
    assert event.known == Known(intake.now, "recorded")


def test_an_article_after_the_release_or_after_today_is_a_slip(ged, read) -> None:
    path = ged({"source_date": "2121-03-06"})
    (event,), intake, _ = read(UcdpGed(), path)
    assert event.known == Known(intake.now, "recorded")
    (event,), _, _ = read(UcdpGed(), path, released="2022-06-01")
    assert event.known.basis == "release"


@pytest.mark.parametrize(
    "change",
    [
        {
            "id": "1001.0",
            "best": "5.0",
            "gwnoa": "700.0",
            "year": "2021.0",
            "date_prec": "1.0",
            "type_of_violence": "1.0",
        },
        {"active_year": "True"},
        {"active_year": "true", "date_start": "2021-03-03 00:00:00.000", "date_end": "2021-03-03T00:00:00"},
        {"date_start": "03/03/2021 00:00:00", "date_end": "03/03/2021"},
        {"type_of_violence": "State"},
    ],
)
def test_spellings_of_other_releases_say_the_same(ged, read, change) -> None:
    (plain,), _, _ = read(UcdpGed(), ged({}))
    (other,), _, rejects = read(UcdpGed(), ged(change, name="other.csv"))
    assert rejects == []
    assert other == plain


def test_renamed_columns_with_an_empty_one_too_many(ged, read, tmp_path) -> None:
    columns = [name for name in STANDARD if not name.startswith("gwno")]
    text = ged({}, {}, columns=columns).read_text().replace("best,high,low", "best_est,high_est,low_est")
    first, *rows = text.splitlines()
    path = tmp_path / "web.csv"
    path.write_text("\n".join([first, *(f"{row}," for row in rows)]) + "\n")
    events, intake, rejects = read(UcdpGed(), path)
    assert [event.killed.best for event in events] == [5, 5]
    assert rejects == []
    assert intake.notes() == ()


def test_an_hxl_row_is_passed_over(ged, read, tmp_path) -> None:
    first, row = ged({}).read_text().splitlines()
    tags = ",".join("#date+start" if name == "date_start" else "" for name in STANDARD)
    path = tmp_path / "hxl.csv"
    path.write_text(f"{first}\n{tags}\n{row}\n")
    events, _, rejects = read(UcdpGed(), path)
    assert (len(events), rejects) == (1, [])


def test_a_file_without_a_header(ged, read, tmp_path) -> None:
    path = tmp_path / "candidate.csv"
    path.write_text("\n".join(ged({}, {}).read_text().splitlines()[1:]) + "\n")
    events, intake, _ = read(UcdpGed(), path)
    assert [event.id for event in events] == ["ucdp-ged-1001", "ucdp-ged-1002"]
    assert "no header row" in intake.notes()[0]


def test_columns_in_any_order(ged, read) -> None:
    (plain,), _, _ = read(UcdpGed(), ged({}))
    (other,), _, _ = read(UcdpGed(), ged({}, columns=sorted(STANDARD), name="sorted.csv"))
    assert other == plain


def test_without_ids_the_content_makes_them_and_twins_are_numbered(ged, read) -> None:
    path = ged({}, {"side_b": "IS"}, {}, columns=REDUCED)
    events, intake, _ = read(UcdpGed(), path)
    first, other, twin = (event.id for event in events)
    assert first.startswith("ucdp-ged-x")
    assert twin == f"{first}-2"
    assert other not in (first, twin)
    assert [event.id for event in read(UcdpGed(), path)[0]] == [first, other, twin]
    assert any("no id column" in note for note in intake.notes())


def test_unknown_columns_are_kept_and_noted_once(ged, read) -> None:
    events, intake, _ = read(UcdpGed(), ged({"colour": "red"}, {"colour": "blue"}, columns=[*STANDARD, "colour"]))
    assert [event.extra["colour"] for event in events] == ["red", "blue"]
    assert sum("colour" in note for note in intake.notes()) == 1


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"latitude": "95"}, "latitude"), ({"longitude": ""}, "longitude"), ({"best": "-3"}, "best"),
        ({"date_end": "2021-03-01"}, "date_end"), ({"date_start": "soon"}, "date_start"),
        ({"id": "=HYPERLINK(1)"}, "id"), ({"high": "many"}, "high"), ({"where_prec": "1.5"}, "where_prec"),
        ({"date_end": ""}, "date_end"),
    ],
)  # fmt: skip
def test_a_bad_row_is_set_aside_with_line_column_and_raw_and_the_rest_lands(ged, read, change, column) -> None:
    path = ged({}, {**change, "source_headline": "two\nlines"}, {})
    events, intake, rejects = read(UcdpGed(), path)
    assert len(events) == 2
    assert intake.rejected == 1
    assert (rejects[0]["file"], rejects[0]["line"], rejects[0]["column"]) == (str(path), 3, column)
    assert "two\nlines" in rejects[0]["raw"]


def test_counts_out_of_order_stand_as_published_and_are_marked(ged, read) -> None:
    (event,), intake, rejects = read(UcdpGed(), ged({"low": "4", "best": "5", "high": "4"}))
    assert event.killed == Tally(4, 5, 4)
    assert "unordered" in event.extra
    assert rejects == []
    assert "does not hold" in intake.notes()[0]


def test_an_event_met_twice_counts_once_and_a_contradiction_is_set_aside(ged, read) -> None:
    same = ged({}, name="a.csv"), ged({"source_office": "Other"}, name="b.csv")
    events, intake, rejects = read(UcdpGed(), *same)
    assert (len(events), rejects) == (1, [])
    assert "counted once" in intake.notes()[0]
    events, _, rejects = read(UcdpGed(), ged({}, name="a.csv"), ged({"best": "6"}, name="c.csv"))
    assert len(events) == 1
    assert "other values" in rejects[0]["reason"]


def test_a_folder_gives_its_event_tables_and_names_what_it_passes_over(ged, read, tmp_path) -> None:
    ged({})
    (tmp_path / "yearly.csv").write_text("year,country,best\n2021,Afghanistan,5\n")
    events, intake, _ = read(UcdpGed(), tmp_path)
    assert len(events) == 1
    assert intake.notes() == ("passed over: no GED event table: yearly.csv",)


def test_a_named_yearly_table_is_refused_with_what_is_missing(read, tmp_path) -> None:
    path = tmp_path / "yearly.csv"
    path.write_text("year,country,best\n2021,Afghanistan,5\n")
    with pytest.raises(DataError, match="date_start") as caught:
        read(UcdpGed(), path)
    assert caught.value.where == f"{path}:1"
    with pytest.raises(DataError, match="no UCDP GED event table"):
        read(UcdpGed(), tmp_path)
    with pytest.raises(UsageError, match="no such file"):
        read(UcdpGed(), tmp_path / "absent.csv")


def test_a_geojson_point_says_the_same_as_the_table(ged, read, tmp_path) -> None:
    (plain,), _, _ = read(UcdpGed(), ged({"gwnob": ""}))
    values = {**plain.extra, "id": 1001, "date_start": "2021-03-03T00:00:00", "date_end": "2021-03-03T00:00:00",
              "side_a": plain.actor, "side_b": plain.target_actor, "best": 5, "high": 7, "low": 5, "where_prec": 2,
              "adm_1": plain.admin1, "adm_2": plain.admin2, "where_coordinates": plain.place,
              "gwnob": None}  # fmt: skip
    del values["geom_wkt"]
    feature = {"type": "Feature", "properties": values, "geometry": {"type": "Point", "coordinates": [65.01, 31.75]}}
    path = tmp_path / "events.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (other,), _, _ = read(UcdpGed(), path)
    assert other == plain


def test_a_json_list_of_one_day_events(read, tmp_path) -> None:
    path = tmp_path / "sample.json"
    path.write_text(
        '[{"id": 7, "date": "1999-05-01", "latitude": 8.0, "longitude": 81, "best": 3, "country": "Sri Lanka"},\n"x"]'
    )
    (event,), _, rejects = read(UcdpGed(), path)
    assert (event.id, event.country, event.killed) == ("ucdp-ged-7", "LKA", Tally(best=3))
    assert rejects[0]["line"] == 2


@pytest.mark.parametrize("text", ["[", "[]", '{"type": "FeatureCollection"}', '[{"year": 1999}]', "[" * 100_000])
def test_a_document_without_events_is_refused(read, tmp_path, text) -> None:
    path = tmp_path / "sample.json"
    path.write_text(text)
    with pytest.raises(DataError) as caught:
        read(UcdpGed(), path)
    assert caught.value.where == str(path)


def test_recorded_is_the_instant_of_the_run(ged, read) -> None:
    (event,), _, _ = read(UcdpGed(), ged({"source_date": "", "source_article": ""}))
    assert event.known.at == datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
