"""The incident set: every file, no hindsight, nothing lost."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.collect.adapters.incidents import Incidents, publishers
from estimative.collect.adapters.incidents.rows import base_name
from estimative.errors import DataError, UsageError
from estimative.model.events import Attestation, Incident, Observation, Reaction, Statement, Tally
from estimative.model.sources import Report, Source
from estimative.model.times import Known, Period, end_of_day

MARKET = {
    "incident_id": "AFG-2022-03-01-market",
    "report_id": "r1",
    "kind": "reported",
    "by": "police",
    "known_at": "2022-03-02",
}
COUNT = {"series": "S", "report_id": "r1", "measure": "attacks", "actor": "IS-K", "country": "AFG",
         "start": "2022-01-01", "end": "2022-01-31", "known_at": "2022-03-02", "value_best": "3"}  # fmt: skip


def of(kind, facts):
    return [fact for fact in facts if type(fact) is kind]


def test_reports_and_one_source_for_each_publisher(incident_set, read) -> None:
    facts, _, rejects = read(Incidents(), incident_set())
    assert rejects == []
    assert [(source.id, source.type) for source in of(Source, facts)] == [
        ("valley-post", "newspaper"),
        ("hill-radio", "wire"),
    ]
    first, second = of(Report, facts)
    assert (first.publisher, first.origin, str(first.grade)) == ("Valley Post", "AFP", "B")
    assert first.known == Known(end_of_day(date(2022, 3, 2)), "published")
    assert second.known == Known(end_of_day(date(2022, 3, 4)), "imputed")


def test_an_attack_is_first_known_without_its_hindsight(incident_set, read) -> None:
    facts, _, _ = read(Incidents(), incident_set())
    early, settled = (fact for fact in of(Incident, facts) if fact.id.endswith("market"))
    assert early.known == Known(end_of_day(date(2022, 3, 2)), "published")
    assert (early.actor, early.claim_status, early.summary, early.killed) == ("", "", "", Tally())
    assert early.extra == {"coord_basis": "estimate"}
    assert (settled.actor, settled.claim_status, settled.killed) == ("IS-K (claimed later)", "claimed", Tally(2, 3, 4))
    assert settled.known == Known(end_of_day(date(2022, 4, 3)), "imputed")
    assert early.occurred == settled.occurred
    assert early.place == settled.place


def test_an_operation_keeps_its_actor_and_is_not_known_before_it_ended(incident_set, read) -> None:
    facts, _, _ = read(Incidents(), incident_set(), released="2024-01-01")
    early, settled = (fact for fact in of(Incident, facts) if fact.id.endswith("raid"))
    assert (early.actor, early.claim_status) == ("Taliban", "")
    assert "alleged_actor" not in early.extra
    assert settled.known == Known(end_of_day(date(2024, 1, 1)), "release")


def test_unknown_columns_of_incidents_are_hindsight_and_stand_in_the_settled_version(incident_set, read) -> None:
    row = {"id": "x", "occurred_from": "2022-03-01", "occurred_to": "2022-03-05", "country": "AFG",
           "event_type": "IED", "actor": "unknown", "claim_status": "unclaimed", "first_known_at": "2022-03-03",
           "verdict": "later"}  # fmt: skip
    facts, intake, _ = read(Incidents(), incident_set(incidents=[row]))
    early, settled = (fact for fact in of(Incident, facts) if fact.id == "x")
    assert (early.extra, settled.extra) == ({}, {"verdict": "later"})
    assert early.known == Known(end_of_day(date(2022, 3, 5)), "imputed")
    assert any("verdict" in note for note in intake.notes())


def test_attestations_and_observations(incident_set, read) -> None:
    facts, _, _ = read(Incidents(), incident_set())
    said, claimed = of(Attestation, facts)
    assert (said.kind, said.by, said.field, said.value) == ("reported", "police", "killed", "2")
    assert claimed.known == Known(end_of_day(date(2022, 3, 4)))
    (count,) = of(Observation, facts)
    assert count.period == Period(date(2022, 1, 1), date(2022, 2, 28))
    assert (count.low, count.best, count.high) == (None, 12.0, None)


def test_ids_stand_for_what_is_said_not_for_the_line_or_the_value(incident_set, read) -> None:
    facts, _, _ = read(Incidents(), incident_set())
    other, _, _ = read(Incidents(), incident_set(attestations=[{**MARKET, "by": "a doctor"}], counts=[COUNT]))
    assert {fact.id for fact in facts} <= {fact.id for fact in other}
    assert len({fact.id for fact in of(Attestation, other)}) == 3


def test_a_repeated_row_counts_once_and_a_second_value_is_numbered(incident_set, read) -> None:
    again = {**MARKET, "field": "killed", "value": "2"}
    facts, intake, rejects = read(Incidents(), incident_set(attestations=[again, {**again, "value": "3"}]))
    ids = [fact.id for fact in of(Attestation, facts) if fact.by == "police"]
    assert ids[1] == f"{ids[0]}-2"
    assert len(ids) == 2
    assert any("repeat" in note for note in intake.notes())
    assert rejects == []


def test_reactions_and_statements_where_they_are(incident_set, read) -> None:
    reaction = {
        "id": "x1",
        "date": "2022-03-03",
        "actor": "Qatar",
        "toward": "all",
        "action": "Asked for talks",
        "report_id": "r1",
    }
    statement = {"id": "s1", "question": "Q1", "direction": "against", "report_id": "r2", "said_by": "An institute",
                 "known_at": "2022-03-04", "statement": "Attacks fell.", "page": "7"}  # fmt: skip
    facts, _, rejects = read(Incidents(), incident_set(reactions=[reaction], statements=[statement]))
    assert rejects == []
    assert of(Reaction, facts)[0].known == Known(end_of_day(date(2022, 3, 3)), "imputed")
    assert of(Statement, facts)[0].text == "Attacks fell. [page: 7]"


def test_origins_are_attestations_of_where_it_came_from(incident_set, read) -> None:
    good = {**MARKET, "kind": "denied", "by": "border guard", "field": "origin", "value": "crossed"}
    facts, _, rejects = read(Incidents(), incident_set(origins=[good, {**good, "value": "sideways"}]))
    assert [(fact.kind, fact.value) for fact in of(Attestation, facts) if fact.field == "origin"] == [
        ("denied", "crossed")
    ]
    assert rejects[0]["column"] == "value"


@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        ("attestations", {**MARKET, "incident_id": "nowhere"}, "incident_id"),
        ("attestations", {**MARKET, "report_id": "r9"}, "report_id"),
        ("attestations", {**MARKET, "kind": "guessed"}, "kind"),
        ("attestations", {**MARKET, "by": ""}, "by"),
        ("attestations", {**MARKET, "known_at": "2022-02-01"}, "known_at"),
        ("attestations", {**MARKET, "field": "killed"}, "value"),
        ("attestations", {**MARKET, "field": "killed", "value": "dozens"}, "value"),
        ("counts", {**COUNT, "value_best": ""}, "value_best"),
        ("counts", {**COUNT, "value_best": "-3"}, "value_best"),
        ("counts", {**COUNT, "value_low": "5"}, "value_low"),
        ("counts", {**COUNT, "end": "2021-12-31"}, "end"),
        ("counts", {**COUNT, "report_id": "r9"}, "report_id"),
        ("reports", {"id": "r1", "publisher": "Again", "published": "2022-03-02"}, "id"),
        ("reports", {"id": "r3", "publisher": "", "published": "2022-03-02"}, "publisher"),
        ("reports", {"id": "r3", "publisher": "P", "published": "2 March"}, "published"),
        ("reports", {"id": "r3", "publisher": "P", "published": "2022-03-02", "reliability": "G"}, "reliability"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_right_is_set_aside_and_the_rest_lands(incident_set, read, file, row, column) -> None:
    before, _, _ = read(Incidents(), incident_set())
    facts, intake, rejects = read(Incidents(), incident_set(**{file: [row]}))
    assert len(facts) == len(before)
    assert intake.rejected == 1
    assert (rejects[0]["column"], rejects[0]["file"].endswith(f"{file}.csv")) == (column, True)
    assert rejects[0]["line"] >= 3 - (file == "counts")


def test_a_change_in_per_cent_may_be_negative(incident_set, read) -> None:
    facts, _, rejects = read(
        Incidents(), incident_set(counts=[{**COUNT, "measure": "change in attacks", "value_best": "-75"}])
    )
    assert rejects == []
    assert min(fact.best for fact in of(Observation, facts)) == -75


def test_a_set_without_its_parts_is_refused(incident_set, read, tmp_path) -> None:
    folder = incident_set()
    (folder / "incidents.csv").unlink()
    with pytest.raises(DataError, match=r"attestations\.csv but no incidents\.csv"):
        read(Incidents(), folder)
    (folder / "reports.csv").unlink()
    with pytest.raises(DataError, match=r"no reports\.csv"):
        read(Incidents(), folder)
    with pytest.raises(UsageError, match="no such folder"):
        read(Incidents(), tmp_path / "absent")


def test_a_missing_required_column_names_the_file_and_what_it_needs(incident_set, read) -> None:
    folder = incident_set()
    (folder / "counts.csv").write_text("series,report_id\nS,r1\n")
    with pytest.raises(DataError, match="measure") as caught:
        read(Incidents(), folder)
    assert caught.value.where.endswith("counts.csv:1")


@pytest.mark.parametrize(
    ("written", "name", "origin", "note"),
    [
        ("The Post", "The Post", "", ""),
        ("The Post (Reuters, AFP)", "The Post", "Reuters, AFP", ""),
        ("The Post (VOA text)", "The Post", "VOA", "publisher as given: The Post (VOA text)"),
        ("The Nation (Pakistan)", "The Nation (Pakistan)", "", ""),
        ("Encyclopaedia (local copy)", "Encyclopaedia (local copy)", "", ""),
        ("An agency via A shelf", "An agency", "", "read via A shelf"),
    ],
)
def test_publishers_taken_apart(written, name, origin, note) -> None:
    assert publishers.read(written, lambda text: text == "Pakistan") == publishers.Publisher(name, origin, note)


def test_ids_of_publishers_do_not_collide() -> None:
    names = publishers.Names()
    ids = [names.id(name) for name in ("A Post", "A-Post", "A Post", "Хабар", "—")]
    assert (ids[0], ids[2], ids[3]) == ("a-post", "a-post", "хабар")
    assert len(set(ids)) == 4


def test_base_names_of_actors() -> None:
    assert [base_name(name) for name in ("IS-K (attributed later)", "unknown (IS-K suspected)", "Taliban", "")] == [
        "IS-K", "", "Taliban", "",
    ]  # fmt: skip


def test_no_actor_of_an_attack_is_known_before_an_attestation_names_it(shared, tmp_path) -> None:
    """The first version of an incident carries no name, in no column; attestations carry it from their own day."""
    from estimative.collect.adapters.incidents import Incidents
    from estimative.collect.run import collect
    from estimative.model.times import cutoff_instant
    from estimative.store import memory

    with memory() as store:
        collect(Incidents(), [shared / "casebook" / "is-k"], store, now=cutoff_instant("2026-01-01"))
        view = store.as_of(cutoff_instant("2021-10-03"))
        eidgah = next(item for item in view.incidents() if item.id == "AFG-2021-10-03-kabul-eidgah")
        assert eidgah.actor == ""
        assert "IS-K" not in str(eidgah.extra)
        assert not any(item.names for item in view.attestations([eidgah.id]))
