"""How long a data set takes to hear of what happened, and what that leaves unknown of its youngest months.

A month younger than the usual delay is not finished, and a fall read off it would be the delay's. The frontier of what
a data set knows is the day on which its newest row became known, not the cut-off, so that nothing changes on a day on
which nothing became known.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from estimative.model.events import Incident

MOST = 0.9
"""The usual delay is the one within which this share of events is known."""
HALF = 0.5
"""A month of which less than this share is expected to be known by now is not counted at all."""
OLD = 730
"""Days before the frontier from which an event is old enough to say how long such events take."""
ENOUGH = 30
"""Events from which a delay can be read."""
SLACK = 1.15
"""How much more than expected may still come in."""
UNKNOWN = (0, 30, 90, 180, 365, 365, 365, 365, 365, 365)
"""The delays taken where too few events are old enough."""


class Delay(Struct, frozen=True, kw_only=True):
    """The delays of a data set's older events, in days, sorted; none where the set came out as one dated release."""

    days: tuple[int, ...]
    frontier: date

    @property
    def usual(self) -> int:
        """Days within which nearly all events become known; 0 for a release."""
        return self.days[int(MOST * len(self.days))] if self.days else 0

    def known(self, day: date) -> float:
        """The share of what happened by a day that is expected to be known at the frontier."""
        if not self.days:
            return 1.0
        return bisect_right(self.days, (self.frontier - day).days) / len(self.days)

    def finished(self, day: date) -> bool:
        """Whether a day is older than the usual delay."""
        return not self.days or (self.frontier - day).days >= self.usual

    def bound(self, count: float, day: date) -> float:
        """The most that a count for the days up to `day` may still become; infinity where too little is known."""
        if self.finished(day):
            return count
        share = self.known(day)
        return count / share * SLACK if share >= HALF else float("inf")


def of(events: Sequence[Incident], since: date) -> Delay:
    """The delay of a data set's events from `since` on; only events old enough for a late report to have come in
    count."""
    frontier = max(item.known.at for item in events).date()
    recent = [item for item in events if item.occurred.last >= since]
    dated = [item for item in recent if item.known.basis in ("published", "imputed")]
    if 2 * len(dated) < len(recent):
        return Delay(days=(), frontier=frontier)
    old = [item for item in dated if item.occurred.last <= frontier - timedelta(OLD)]
    days = sorted(max(0, (item.known.at.date() - item.occurred.last).days) for item in old)
    return Delay(days=tuple(days) if len(days) >= ENOUGH else UNKNOWN, frontier=frontier)
