"""Who puts an act down to whom: the charge with its accuser, its accused, and whether it is denied in the same breath.

"X was behind it", "X is suspected by Y", "the gunmen belonged to X" and "it was X who did it" have the accused where
other sentences have the speaker.
"""

from __future__ import annotations

from msgspec import Struct

from estimative.ground.reading import kinds
from estimative.ground.reading.parse import Parsed
from estimative.model.spans import Found

_STATE = (
    r"\b(?:was|were|is|are|been|being|stood|stands) (?P<no>not |never )?(?:\w+ly |also |indeed |really )?(?:behind|"
    r"responsible for|to blame for|the (?:author|authors|perpetrators?|culprits?|ones? behind)|"
    r"(?:suspected|believed|thought|presumed|held|found|deemed|said|alleged|reported|accused|blamed|held responsible|"
    r"held to account)\b(?: of\b)?)"
)
_INNOCENT = r"\b(?:had nothing to do with|(?:had|played|took) no (?:hand|part|role) in)\b"
_SIDE = (
    r"\b(?:acted (?:for|on behalf of|at the behest of|under orders from)|belonged to|"
    r"(?:was|were) (?P<no>not )?(?:members of|from|part of|with|an?(?= (?-i:[A-Z])[\w-]+ (?:recruit|member|fighter|"
    r"operative|"
    r"militant|follower|sympathi|cadre|agent|man\b)))|came from the ranks of) (?:the )?(?=(?-i:[A-Z]))"
)
_CLEFT = r"\b(?:it|this|that) was (?P<no>not )?(?:the )?(?=(?-i:[A-Z]))"
_OBJECT = r"\b(?:attack|bomb|blast|kill|shoot|assault|explo|strike|raid|ambush|murder|massacre|rocket|shell)\w*"


class Charge(Struct, frozen=True):
    """The accused, whether a speaker stands after "by", and whether the charge is negated."""

    accused: Found
    voice: Found | None
    negated: bool


def charge(clause: Parsed) -> Charge | None:
    """A charge that has the accused as its subject or after "for" or "to"; None where it has another shape."""
    cleft = kinds.has(clause.text, _CLEFT)
    if cleft is not None and (named := _at(clause, cleft.end())) is not None:
        return Charge(named, None, bool(cleft["no"]))
    cleared = kinds.has(clause.text, r"\b(?:exonerated|absolved|cleared|acquitted)s? (?:the )?(?=(?-i:[A-Z]))")
    if cleared is not None and (named := _at(clause, cleared.end())) is not None:
        return Charge(named, next((f for f in clause.actors if f.end <= cleared.start()), None), True)
    free = kinds.has(clause.text, _INNOCENT)
    if free is not None and (before := [f for f in clause.actors if f.end <= free.start()]):
        return Charge(before[-1], None, True)
    side = kinds.has(clause.text, _SIDE)
    if side is not None and (named := _at(clause, side.end())) is not None:
        return Charge(named, None, bool(side["no"]))
    state = kinds.has(clause.text, _STATE)
    if state is None:
        return None
    before = [f for f in clause.actors if f.end <= state.start()]
    passive = kinds.has(clause.text[: state.start()], _OBJECT) is not None and not before
    if not before or passive:
        return None
    near = clause.text[before[-1].end : state.start()]
    if kinds.has(near, rf"[.;]|{_OBJECT}"):  # "IS-K's bombing was blamed on …": the act is the subject
        return None
    by = kinds.pattern(r"\bby (?:the )?").search(clause.text, state.end() - 1)
    voice = _at(clause, by.end()) if by and by.start() - state.end() < 30 else None
    return Charge(before[-1], voice, bool(state["no"]))


def _at(clause: Parsed, start: int) -> Found | None:
    return next((f for f in clause.actors if start - 4 <= f.start <= start + 24), None)
