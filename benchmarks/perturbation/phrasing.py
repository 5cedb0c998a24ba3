"""What a phrasing is: a sentence with slots that a fact of the store fills.

A phrasing file (``dev.py`` and the held-back ones) defines ``PHRASINGS: tuple[Phrasing, ...]``. A template is an
ordinary format string; the slots it uses decide which facts can fill it and which attributes are altered in it. No slot
may be used twice with different meanings; using one twice in the same meaning is fine.

Kinds and their slots:

*event* (from an incident; every slot below)

- ``{date}``      the day: "4 July 2022". Forms: ``{date:us}`` "July 4, 2022", ``{date:ordinal}`` "the 4th of July
  2022", ``{date:iso}`` "2022-07-04", ``{date:weekday}`` "Monday, 4 July 2022". Incidents of one day only.
- ``{month}``     "July 2022". A phrasing has a date or a month, or neither; its time is altered where it has one.
- ``{place}``     the town or place without a word for its kind: "Herat". Altered to another place of the store, of the
  same country and of another.
- ``{province}``  the first-level unit as in the store; ``{country}`` the country's name. Neither is altered.
- ``{actor}``     who did it; only incidents with one known actor. Altered to another actor of the same store.
- ``{target}``    who or what was hit: "civilians", "the TPLF", "a Shia mosque", with its article. Never altered.
- ``{act}``       what was done, as a noun with its article ("a bombing", "an attack"); ``{acted}`` as a verb that takes
  the target as its object ("bombed", "attacked").
- ``{killed}`` ``{injured}``  a figure: "14". Form ``{killed:words}`` "fourteen" (digits above twenty). Only incidents
  with at least 2, so that plurals are right. Altered upwards and, where the phrasing's `sense` is "exact", downwards.

*claim* (from an attestation of the kind claimed): the event slots and ``{claimant}``, who claimed it, altered to
another group. `{actor}` may be left out.

*denial* (from an attestation of the kind denied): the event slots and ``{denier}``, who denied it ("Uzbekistan's
foreign ministry", as the store names the speaker), altered to a party of which no denial is known. A template may be
of two sentences (an event or a claim and then "X denied it"): what is measured is the verdict on the denial.

*trend* (from two counts of one series): ``{actor}`` whose attacks, ``{country}``, ``{measure}`` what was counted
("attacks"), ``{before}`` and ``{after}`` the two periods in words ("2021", "January to June 2021"), ``{rose}`` the
direction as a verb in the past ("rose", "fell"), ``{rise}`` as a noun ("a rise", "a fall"), ``{more}`` "more" or
"fewer". The direction is altered; use one of the last three, and let the words around it suit both directions.

`sense` says how the template states its figures: "exact" ("killed 14", the default) or "at least" ("killing at least
14", "no fewer than 14"). A phrasing of two clauses or sentences counts as found and named where any of its verdicts is.
"""

from __future__ import annotations

from string import Formatter
from typing import Literal

from msgspec import Struct

Kind = Literal["event", "claim", "denial", "trend"]
Sense = Literal["exact", "at least"]


class Phrasing(Struct, frozen=True):
    """One way to put a fact: `name` for the tables, the `kind` of fact, the `template`, and the sense of its
    figures."""

    name: str
    kind: Kind
    template: str
    sense: Sense = "exact"

    @property
    def slots(self) -> frozenset[str]:
        """The slots that the template uses."""
        return frozenset(slot for _, slot, _, _ in Formatter().parse(self.template) if slot)
