"""Who and where: actors with their branches, countries, places and named events, found in text or by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from typing import TypeVar

from estimative.model.spans import Found
from estimative.registry import entries, speakers
from estimative.registry.entries import Actor, Country, Dataset, NamedEvent, Place, PlaceRow
from estimative.registry.index import Match, NameIndex, Words, key, touches
from estimative.registry.projects import ActorNames, ProjectNames
from estimative.registry.speakers import Party
from estimative.registry.states import StateFinder, after_place_word

E = TypeVar("E")


class Registry:
    """Actors, countries, places and named events. Never changed after it is made; indexes are built when first needed.

    Every ``find_`` method returns `Found` with character offsets and the canonical name as `value`, in text order,
    without overlaps.
    """

    def __init__(
        self,
        actors: Sequence[Actor] = (),
        places: Sequence[Place] = (),
        events: Sequence[NamedEvent] = (),
        datasets: Sequence[Dataset] = (),
    ) -> None:
        """A registry of the built-in entries and these, which come first where names collide."""
        self._datasets = {entry.name: entry for entry in (*entries.DATASETS, *datasets)}
        self._own_actors = tuple(actors)
        self._own_places = tuple(places)
        self._own_events = tuple(events)

    @classmethod
    def default(cls) -> Registry:
        """The built-in registry: one for the process, since its indexes take a while to build."""
        return _builtin()

    def with_project(self, config: ProjectNames) -> Registry:
        """This registry with the names of a project; aliases given for a known actor are added to it."""
        actors = [self._merged(name, config.actors[name]) for name in sorted(config.actors)]
        places = [
            Place(name=name, kind="city", country=self.country(p.country), admin1=p.admin1, aliases=tuple(p.aliases))
            for name, p in sorted(config.places.items())
        ]
        events = [
            NamedEvent(name=name, first=e.first, last=e.last or e.first, aliases=tuple(e.aliases))
            for name, e in sorted(config.events.items())
        ]
        declared = (
            Dataset(name=name, counting=d.counting, since=d.since.isoformat() if d.since else "")
            for name, d in sorted(config.datasets.items())
        )
        return Registry(
            (*actors, *self._own_actors),
            (*places, *self._own_places),
            (*events, *self._own_events),
            (*self._datasets.values(), *declared),
        )

    def with_entries(self, actors: Sequence[Actor], places: Sequence[Place]) -> Registry:
        """This registry with more actors and places; its own entries keep their precedence."""
        sets = tuple(self._datasets.values())
        return Registry((*self._own_actors, *actors), (*self._own_places, *places), self._own_events, sets)

    def dataset(self, name: str) -> Dataset:
        """How a data set may be counted: as it is declared, else as a sample."""
        return self._datasets.get(name) or Dataset(name=name)

    def _merged(self, name: str, given: ActorNames) -> Actor:
        known = self.actor(name)
        if known is None:
            return Actor(name=name, kind=given.kind, aliases=tuple(given.aliases), umbrella=given.umbrella)
        return Actor(
            name=known.name,
            kind=known.kind,
            aliases=(*given.aliases, name, *known.aliases),
            umbrella=given.umbrella or known.umbrella,
            country=known.country,
            governs=known.governs,
            governs_from=known.governs_from,
        )

    # --- indexes -------------------------------------------------------------------------------------------------

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        found: dict[str, Actor] = {}
        for entry in (*self._own_actors, *entries.actors()):
            found.setdefault(entry.name, entry)
        return found

    @cached_property
    def _actor_index(self) -> NameIndex[str, str]:
        return NameIndex(((name, a.name) for a in self._actors.values() for name in (a.name, *a.aliases)), str)

    @cached_property
    def _country_index(self) -> NameIndex[Country, Country]:
        named = entries.countries()
        return NameIndex(((name, c) for c in named for name in (c.name, *c.names, *c.demonyms)), _itself)

    @cached_property
    def _place_index(self) -> NameIndex[Place | Country | PlaceRow, Place]:
        def named() -> Iterator[tuple[str, Place | Country | PlaceRow]]:
            for place in self._own_places:
                yield from ((name, place) for name in (place.name, *place.aliases))
            for country in entries.countries():
                yield from ((name, country) for name in (country.name, *country.names))
            yield from entries.place_rows()

        return NameIndex(named(), _place)

    @cached_property
    def _event_index(self) -> NameIndex[NamedEvent, NamedEvent]:
        return NameIndex(((name, e) for e in self.events() for name in (e.name, *e.aliases)), _itself)

    @cached_property
    def _states(self) -> StateFinder:
        return StateFinder(self._country_index)

    # --- in text -------------------------------------------------------------------------------------------------

    def find_actors(self, text: str) -> list[Found]:
        """Actors named in the text.

        A country counts where it acts or is acted on ("Uzbekistan denied"), not where it is a place ("in Uzbekistan");
        a demonym only with an office ("Tajik border troops").
        """
        words = Words(text)
        return self._parties(words, list(self._actor_index.find(words)))

    def _parties(self, words: Words, matches: list[Match[str]]) -> list[Found]:
        text = words.text
        named = [m for m in matches if not self._is_place(text, m)]
        taken = [(m.start, m.end) for m in named]
        found = [Found(m.start, m.end, text[m.start : m.end], m.entries[0]) for m in named]
        found += [item for item in self._states.find(words) if not touches(item.start, item.end, taken)]
        return sorted(found, key=lambda item: item.start)

    def _is_place(self, text: str, match: Match[str]) -> bool:
        """Whether a capital that stands for its government is meant as a city here."""
        actor = self._actors[match.entries[0]]
        capital = actor.kind == "state" and match.name in entries.CAPITALS
        return capital and after_place_word(text, match.start)

    def find_places(self, text: str) -> list[Found]:
        """Places named in the text; words inside an actor's name ("Islamic State Khorasan") are none."""
        words = Words(text)
        return self._where(words, list(self._actor_index.find(words)))

    def _where(self, words: Words, matches: list[Match[str]]) -> list[Found]:
        text = words.text
        if not any(char.isupper() for char in text):
            return []
        taken = [(m.start, m.end) for m in matches if m.name not in entries.CAPITALS]
        return [
            Found(m.start, m.end, text[m.start : m.end], m.entries[0].name)
            for m in self._place_index.find(words)
            if not touches(m.start, m.end, taken) and _unguarded(text, m)
        ]

    def find_events(self, text: str) -> list[Found]:
        """Named events that the text mentions."""
        return self._named_events(Words(text))

    def _named_events(self, words: Words) -> list[Found]:
        text = words.text
        return [Found(m.start, m.end, text[m.start : m.end], m.entries[0].name) for m in self._event_index.find(words)]

    def find_all(self, text: str) -> tuple[list[Found], list[Found], list[Found]]:
        """Actors, places and named events, each as its own ``find_`` method has them, from one reading of the words."""
        words = Words(text)
        matches = list(self._actor_index.find(words))
        return self._parties(words, matches), self._where(words, matches), self._named_events(words)

    # --- by name -------------------------------------------------------------------------------------------------

    def actor(self, name: str) -> Actor | None:
        """The actor of this name or alias; a qualifier in brackets is ignored ("IS-K (suspected)"). None if unknown."""
        bare = name.split(" (", 1)[0].strip()
        for spelling in (name.strip(), bare):
            found = self._actor_index.exact(spelling)
            if found:
                return self._actors[found[0]]
        code = self.country(bare)
        return self._state(code) if code else None

    def _state(self, iso3: str) -> Actor | None:
        return next((a for a in entries.actors() if a.kind == "state" and a.country == iso3 and _government(a)), None)

    def actors(self) -> tuple[Actor, ...]:
        """Every actor, by name."""
        return tuple(self._actors[name] for name in sorted(self._actors))

    def umbrellas(self, name: str) -> tuple[str, ...]:
        """The canonical name of an actor, then those of the actors that it is a branch of. Unknown: the name itself."""
        chain: list[str] = []
        known = self.actor(name)
        while known is not None and known.name not in chain:
            chain.append(known.name)
            known = self.actor(known.umbrella) if known.umbrella else None
        return tuple(chain) or (name,)

    def covers(self, umbrella: str, branch: str) -> bool:
        """Whether `branch` is this actor or one of its branches: IS covers IS-K, not the other way round."""
        return self._same(umbrella, self.umbrellas(branch))

    def same_actor(self, a: str, b: str) -> bool:
        """Whether two names stand for one actor, or one for a branch of the other; "" is nobody."""
        return bool(a and b) and (self.covers(a, b) or self.covers(b, a))

    def _same(self, name: str, chain: tuple[str, ...]) -> bool:
        wanted = self.umbrellas(name)[0]
        return any(wanted == item or key(wanted) == key(item) for item in chain)

    # --- who speaks ----------------------------------------------------------------------------------------------

    def speaker(self, by: str, *, on: date | None = None) -> str:
        """The actor that a speaker belongs to, "" for none: "Taliban spokesman Mujahid" → Taliban, "AFP" → "".

        Officials of an Afghan place speak for the Taliban from 15 August 2021 (`on`; without it, that is assumed).
        """
        if (by, on) not in self._spoken:
            self._spoken[by, on] = self._speaker(by, on)
        return self._spoken[by, on]

    @cached_property
    def _spoken(self) -> dict[tuple[str, date | None], str]:
        """Speakers that were asked for before: the same few speak of many incidents."""
        return {}

    def _speaker(self, by: str, on: date | None) -> str:
        who = speakers.head(by)
        if speakers.bystander(who):
            return ""
        for words in (who, speakers.bracket(by)):
            found = self.find_actors(words)
            if found:
                return found[0].value
        if speakers.is_official(who):
            return self._local_government(who, on)
        known = self.actor(who)
        return known.name if known else ""

    def _local_government(self, who: str, on: date | None) -> str:
        codes = {p.country for found in self.find_places(who) for p in self.place(found.value)} - {""}
        if not codes:
            return ""
        for actor in self._actors.values():
            since = actor.governs_from
            if actor.governs and actor.governs in codes and (on is None or on.isoformat() >= since):
                return actor.name
        state = self._state(min(codes)) if len(codes) == 1 else None
        return state.name if state else ""

    def speaks_for(self, by: str, actor: str, *, on: date | None = None) -> bool:
        """Whether a speaker speaks for an actor or for an umbrella or branch of it: "IS via Amaq" speaks for IS-K."""
        who = self.speaker(by, on=on)
        return bool(who) and self.same_actor(who, actor)

    def party(self, by: str, *, on: date | None = None) -> Party:
        """The kind of party that speaks. An armed group that governs is a government; a monitor is nobody's voice."""
        who = self.speaker(by, on=on)
        known = self._actors.get(who)
        if known is None:
            return speakers.described(speakers.head(by))
        if known.kind == "armed group":
            governs = bool(known.governs) and (on is None or on.isoformat() >= known.governs_from)
            return "government" if governs else "perpetrator"
        kinds: dict[str, Party] = {"state": "government", "un": "un"}
        return kinds.get(known.kind, "other")

    # --- places --------------------------------------------------------------------------------------------------

    def country(self, name: str) -> str:
        """ISO alpha-3 of a country by name, code, demonym or "Government of …"; "" where it is none."""
        words = name.strip().removeprefix("the ").removeprefix("Government of ")
        if words.isupper() and len(words) in (2, 3):
            for entry in entries.countries():
                if words in (entry.iso3, entry.iso2):
                    return entry.iso3
        found = self._country_index.exact(words)
        return found[0].iso3 if found else ""

    def country_name(self, name: str) -> str:
        """The name of a country by any of its names or its demonym ("Tajik" → Tajikistan); "" where it is none."""
        found = self._country_index.exact(name)
        return found[0].name if found else ""

    def neighbours(self, iso3: str) -> tuple[str, ...]:
        """ISO alpha-3 codes of the countries that share a land border with this one, sorted; () for an island."""
        return entries.borders().get(iso3, ())

    def place(self, name: str) -> tuple[Place, ...]:
        """Every place of this name, best known first: countries and provinces, then cities by population."""
        found = self._place_index.exact(name)
        for tail in (" district", " city", " area", " province", " town"):
            if not found and name.lower().endswith(tail):
                found = self._place_index.exact(name[: -len(tail)])
        return tuple(sorted(found, key=lambda p: (p.kind == "city", -p.population, p.country)))

    def within(self, place: str, country: str) -> bool | None:
        """Whether a place lies in a country. None where the place is unknown, or a region that the country is part of.

        A name that several places bear lies in the country if one of them does.
        """
        code = self.country(country) or country
        if self.country(place):
            return self.country(place) == code
        every = self.place(place) or tuple(self._mentioned(place))
        if any(p.country == code for p in every):
            return True
        if not every or any(code in p.countries or (p.kind == "region" and not p.countries) for p in every):
            return None
        return False

    def _mentioned(self, words: str) -> Iterator[Place]:
        for found in self.find_places(words):
            yield from self.place(found.value)

    def events(self) -> tuple[NamedEvent, ...]:
        """Every named event, those of the project first."""
        return (*self._own_events, *entries.events())

    def event(self, name: str) -> NamedEvent | None:
        """The event of this name or alias."""
        found = self._event_index.exact(name)
        return found[0] if found else None


def _itself(row: E) -> E:
    return row


def _place(row: Place | Country | PlaceRow) -> Place:
    if isinstance(row, Place):
        return row
    if isinstance(row, Country):
        return Place(name=row.name, kind="country", country=row.iso3, aliases=row.names)
    return entries.place(row)


def _government(actor: Actor) -> bool:
    return actor.name.startswith("Government of ")


def _unguarded(text: str, match: Match[Place]) -> bool:
    return not match.entries[0].guarded or after_place_word(text, match.start)


@cache
def _builtin() -> Registry:
    return Registry()
