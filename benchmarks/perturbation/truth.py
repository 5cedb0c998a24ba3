"""Whether a sentence is true of an incident: attribute by attribute, so that an alteration that happens to be true of
another incident, or lies as near to another as to its own, is known for what it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from benchmarks.perturbation.facts import Asked, quantity
from benchmarks.perturbation.phrasing import Sense
from estimative.ground import places
from estimative.ground.evidence import Evidence
from estimative.ground.figures import fits, known
from estimative.ground.matching import same_actor
from estimative.ground.words import fold
from estimative.registry.standing import Standing


class World:
    """Every incident of a store, ready to be held against what sentences say."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.registry = evidence.registry

    @cached_property
    def held(self) -> list[tuple[Standing, str]]:
        """Each standing with the folded words of its place."""
        return [
            (self.evidence.standing(i), places.effect_words(i.place, i.admin2, i.admin1))
            for i in self.evidence.incidents
        ]

    def off(self, asked: Asked, sense: Sense, stand: Standing, words: str) -> Iterator[str]:
        """The attributes on which a sentence is not true of an incident; a figure nobody gave is no difference."""
        occurred = stand.incident.occurred
        dated = asked.first is not None and asked.last is not None
        if dated and (occurred.first > asked.last or occurred.last < asked.first):  # type: ignore[operator]
            yield "date"
        if asked.place and f" {fold(asked.place)} " not in words:
            yield "place"
        if asked.actor and not self._did(asked.actor, stand):
            yield "actor"
        for unit, number in (("killed", asked.killed), ("injured", asked.injured)):
            if number is not None and not self._tolled(unit, number, sense, stand):
                yield unit
        if asked.claimant and not self._spoke(asked.claimant, "claimed", stand):
            yield "claimant"
        if asked.denier and not self._spoke(asked.denier, "denied", stand):
            yield "denier"

    def _did(self, actor: str, stand: Standing) -> bool:
        bare = actor.removeprefix("the ")
        sides = (stand.actor, stand.incident.actor, stand.incident.target_actor)
        return any(side and (same_actor(self.registry, bare, side) or fold(bare) in fold(side)) for side in sides)

    def _tolled(self, unit: str, number: int, sense: Sense, stand: Standing) -> bool:
        found = known(unit, stand, self.registry)
        if found.low is None or found.high is None:
            return True
        return fits(quantity(unit, number, sense), found.low, found.high)

    def _spoke(self, who: str, kind: str, stand: Standing) -> bool:
        bare = who.removeprefix("the ")
        return any(self.registry.speaks_for(a.by, bare) for a in stand.said if a.kind.endswith(kind))

    def near(self, asked: Asked, sense: Sense) -> list[tuple[str, tuple[str, ...]]]:
        """The incidents (ids) of which a sentence is true, or true but for one attribute, and that attribute."""
        found = []
        for stand, words in self.held:
            differing: list[str] = []
            for attribute in self.off(asked, sense, stand, words):
                differing.append(attribute)
                if len(differing) > 1:
                    break
            else:
                found.append((stand.incident.id, tuple(differing)))
        return found
