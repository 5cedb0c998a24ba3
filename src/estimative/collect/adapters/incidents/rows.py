"""Rows of an incident set as facts: a function a file, each strict about what it needs and silent about nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, TypeVar, cast, get_args

import msgspec

from estimative.collect.adapter import Unreadable
from estimative.collect.values import coordinate, optional_number, optional_whole, period
from estimative.model.events import Attestation, AttestationKind, Incident, Observation, Reaction, Statement, Tally
from estimative.model.sources import Grade, Report
from estimative.model.times import Known, Period, Precision, end_of_day

Row = Mapping[str, str]
Number = TypeVar("Number", int, float)

KINDS: tuple[str, ...] = get_args(AttestationKind)
DIRECTIONS = ("for", "against", "context")
ORIGINS = ("crossed", "directed", "inside")
PRECISIONS: tuple[str, ...] = get_args(Precision)
_COUNTED = ("killed", "injured")
_COUNTER = "counter_operation"
_CHANGE = "change"
"""A measure with this word may be negative."""


def report(row: Row, *, publisher: str, origin: str, note: str) -> Report:
    """A publication, known when its day (or month) of publication has ended."""
    published = (
        period(row["published"], row["published"], ("published", "published")).last if row["published"] else None
    )
    basis = one_of(row, "published_basis", ("stated", "estimated", ""))
    grade = Grade(
        one_of(row, "reliability", ("A", "B", "C", "D", "E", "F", "")),
        one_of(row, "credibility", ("1", "2", "3", "4", "5", "6", "")),
        row["reliability_reason"],
    )
    return Report(
        id=needed(row, "id"),
        publisher=publisher,
        title=row["title"],
        published=published,
        published_basis=basis,
        url=row["url"],
        language=row["language"],
        type=row["source_type"],
        grade=grade,
        origin=origin,
        note=note,
        archived=row["archived"],
        sha256=row["sha256"],
        licence=row["licence"],
        known=Known(end_of_day(published), "imputed" if basis == "estimated" else "published") if published else None,
    )


def incident(row: Row, *, dataset: str, released: Known, extra: dict[str, str]) -> Iterator[Incident]:
    """An incident twice: as it could be known first, and as the set's compiler settled it.

    The first version has no casualties, no claim status, no summary and, for an attack, no actor: who is said to have
    done it follows from the attestations known by then (`Attestation.names`). The second has
    everything, and `extra` (columns of unknown meaning), and is known when the set was released.
    """
    occurred = period(row["occurred_from"], row["occurred_to"], ("occurred_from", "occurred_to"))
    first = known_day(row, "first_known_at")
    if first < occurred.first:
        raise Unreadable(f"known on {first}, before it began on {occurred.first}", "first_known_at")
    known = Known(end_of_day(first)) if first >= occurred.last else Known(end_of_day(occurred.last), "imputed")
    actor, status = row["actor"], needed(row, "claim_status")
    basis = {"coord_basis": row["coord_basis"]} if row["coord_basis"] else {}
    latitude, longitude = _point(row)
    settled = Incident(
        id=needed(row, "id"),
        dataset=dataset,
        occurred=occurred,
        known=Known(max(released.at, known.at), released.basis),
        precision=cast(
            Precision, one_of(row, "date_precision", (*PRECISIONS, "")) or ("day" if occurred.days == 1 else "range")
        ),
        country=needed(row, "country"),
        admin1=row["admin1"],
        admin2=row["admin2"],
        place=row["place"],
        latitude=latitude,
        longitude=longitude,
        event_type=row["event_type"],
        target_type=row["target_type"],
        actor=actor,
        target_actor=row["target_actor"],
        killed=_tally(row, "killed"),
        injured=_tally(row, "injured"),
        claim_status=status,
        summary=row["summary"],
        extra=basis | extra,
    )
    if settled.known.at > known.at:
        yield msgspec.structs.replace(
            settled,
            known=known,
            actor=actor if status.startswith(_COUNTER) else "",
            killed=Tally(),
            injured=Tally(),
            claim_status="",
            summary="",
            extra=basis,
        )
    yield settled


def base_name(actor: str) -> str:
    """An actor without the compiler's qualifiers: "IS-K (attributed later)" → "IS-K"; "" for an unknown one."""
    name = actor.partition(" (")[0].strip()
    return "" if name.lower().startswith("unknown") else name


def attestation(row: Row, *, occurred: Period, note: str, actor: str = "", origins: bool = False) -> Attestation:
    """Who said what about an incident. The id stands for incident, report, kind, speaker and field, not the value.

    `actor` is the incident's actor as the set has it: whom a claim or an attribution names.
    """
    known = known_day(row, "known_at")
    if known < occurred.first:
        raise Unreadable(f"known on {known}, before the incident began on {occurred.first}", "known_at")
    kind, by = one_of(row, "kind", KINDS), needed(row, "by")
    field, value = row["field"], row["value"]
    if bool(field) != bool(value):
        raise Unreadable("field and value go together: one is empty", "value" if field else "field")
    if origins and field != "origin":
        raise Unreadable(f"expected origin, found {field!r}", "field")
    if field == "origin":
        one_of(row, "value", ORIGINS)
    if field in _COUNTED:
        optional_whole(value, "value")
    about = (row["incident_id"], row["report_id"], kind, by, field)
    return Attestation(
        id=f"{row['report_id']}:{kind}:{_digest(about)}",
        incident=row["incident_id"],
        report=row["report_id"],
        kind=cast(AttestationKind, kind),
        by=by,
        known=Known(end_of_day(known)),
        field=field,
        value=value,
        note=note,
        names=_named(actor, kind),
    )


def _named(actor: str, kind: str) -> str:
    """Whom an attestation points to: a claim or an attribution at the incident's actor, a report at a mere suspect."""
    naming = ("claimed", "attributed", "reported") if "(suspected)" in actor else ("claimed", "attributed")
    return base_name(actor) if kind in naming else ""


def observation(row: Row, *, note: str) -> Observation:
    """A count or level over a period. The id stands for series, report, measure, actor, country and period."""
    covered = period(row["start"], row["end"], ("start", "end"))
    signed = _CHANGE in row["measure"]
    low, best, high = (optional_number(row[f"value_{n}"], f"value_{n}", signed=signed) for n in ("low", "best", "high"))
    if low is None and best is None and high is None:
        raise Unreadable("no value: value_low, value_best and value_high are all empty", "value_best")
    _in_order(low, best, high, "value")
    series, measure, actor, country = (needed(row, name) for name in ("series", "measure", "actor", "country"))
    about = (series, row["report_id"], measure, actor, country, str(covered.first), str(covered.last))
    return Observation(
        id=f"{series}:{covered.first}:{_digest(about)}",
        series=series,
        report=row["report_id"],
        measure=measure,
        actor=actor,
        country=country,
        period=covered,
        known=Known(end_of_day(known_day(row, "known_at"))),
        low=low,
        best=best,
        high=high,
        note=note,
    )


def reaction(row: Row, *, reported: Known | None, fallback: Known, note: str) -> Reaction:
    """A reaction, known since its report was published, never before its own day had ended."""
    occurred = period(row["date"], row["date"], ("date", "date"))
    known = reported or fallback
    if known.at < end_of_day(occurred.last):
        known = Known(end_of_day(occurred.last), "imputed")
    return Reaction(
        id=needed(row, "id"),
        occurred=occurred,
        actor=needed(row, "actor"),
        toward=row["toward"],
        action=needed(row, "action"),
        report=row["report_id"],
        known=known,
        note=note,
    )


def statement(row: Row, *, note: str) -> Statement:
    """A judgement by somebody else, for, against or beside a question."""
    text = needed(row, "statement")
    return Statement(
        id=needed(row, "id"),
        question=needed(row, "question"),
        direction=one_of(row, "direction", DIRECTIONS),
        report=row["report_id"],
        by=needed(row, "said_by"),
        text=f"{text} [{note}]" if note else text,
        known=Known(end_of_day(known_day(row, "known_at"))),
    )


def needed(row: Row, column: str) -> str:
    """A cell that must not be empty."""
    if not row[column]:
        raise Unreadable("is empty", column)
    return row[column]


def one_of(row: Row, column: str, allowed: tuple[str, ...]) -> str:
    """A cell with one of the allowed words ("" among them where it may be empty)."""
    if row[column] not in allowed:
        words = ", ".join(word for word in allowed if word)
        raise Unreadable(f"expected one of {words}; found {row[column][:40]!r}", column)
    return row[column]


def known_day(row: Row, column: str) -> date:
    """The day (the last one of a month) on which something became known."""
    return period(row[column], row[column], (column, column)).last


def _tally(row: Row, what: Literal["killed", "injured"]) -> Tally:
    low, best, high = (optional_whole(row[f"{what}_{name}"], f"{what}_{name}") for name in ("low", "best", "high"))
    _in_order(low, best, high, what)
    return Tally(low, best, high)


def _in_order(low: Number | None, best: Number | None, high: Number | None, what: str) -> None:
    given = [number for number in (low, best, high) if number is not None]
    if given != sorted(given):
        raise Unreadable(
            f"low ≤ best ≤ high does not hold: {', '.join(f'{number:g}' for number in given)}", f"{what}_low"
        )


def _point(row: Row) -> tuple[float | None, float | None]:
    if not row["latitude"] and not row["longitude"]:
        return None, None
    return coordinate(row["latitude"], "latitude", 90), coordinate(row["longitude"], "longitude", 180)


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=5).hexdigest()
