"""Series that a project declares as drivers or effects: which counts of the store they are, and where they are from."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from estimative.model.events import Observation

Role = Literal["driver", "effect"]


class DeclaredSeries(Struct, frozen=True, kw_only=True):
    """One ``[series."NAME"]`` of estimative.toml: observations of the store that stand for a driver or an effect.

    `series` names the store's series; `measure`, `actor` and `country` narrow it ("" does not). `terms` are the words
    of a text that it answers to ("food prices", "cost of living"). `higher_means` says which way is worse for the
    people concerned (*worse*, *better*, or "" for neither), so that "the worsening crisis" has a direction. `kind`: a
    *level* (people, a price) or a *count* over a period, compared by day. `lag_months` is how far back a driver is
    looked for.
    """

    name: str
    role: Role
    series: str
    source: str
    licence: str
    measure: str = ""
    unit: str = ""
    terms: tuple[str, ...] = ()
    higher_means: Literal["worse", "better", ""] = ""
    kind: Literal["level", "count"] = "level"
    lag_months: int = 6
    country: str = ""
    actor: str = ""
    note: str = ""

    def holds(self, item: Observation) -> bool:
        """Whether an observation belongs to it; a projection never does, since nothing has been observed."""
        return (
            item.series == self.series
            and (not self.measure or item.measure == self.measure)
            and (not self.country or item.country == self.country)
            and (not self.actor or item.actor == self.actor)
            and not projected(item)
        )

    def projects(self, item: Observation) -> bool:
        """Whether an observation is a projection of it."""
        measure = item.measure.replace("(projection)", "").strip()
        return (
            item.series == self.series
            and projected(item)
            and (not self.measure or measure == self.measure)
            and (not self.country or item.country == self.country)
            and (not self.actor or item.actor == self.actor)
        )


def projected(item: Observation) -> bool:
    """Whether an observation says what is expected, not what was seen: its measure says so, or it was known before
    its period had begun."""
    return (
        "projection" in item.measure.lower()
        or "forecast" in item.measure.lower()
        or (item.known.at.date() < item.period.first)
    )
