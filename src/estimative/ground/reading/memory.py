"""What the document has spoken of so far, so that "they", "these attacks", "the border" and "this" find their
antecedent, and each is shown with the words it points back to."""

from __future__ import annotations

from msgspec import Struct

from estimative.ground.reading.kinds import has
from estimative.ground.reading.parse import Parsed
from estimative.ground.words import acts
from estimative.model.claims import Antecedent, Claim, TimeMention
from estimative.model.spans import Phrase, Span
from estimative.registry.registry import Registry

THEY = (
    r"\b(?:they|(?<!that )(?<!as )it(?! (?:is|was|has been|remains) (?:\w+ly )?(?:likely|unlikely|possible|reported|"
    r"believed|clear|unclear|said|thought|estimated|known|not clear|not known)\b)|(?:its|their) (?:fighters|"
    r"militants|gunmen|members|forces|men|bombers?))\b"
)
GROUP = (
    r"\bthe (?:group|organi[sz]ation|movement|militants|jihadists|terrorists|insurgents|militia|network|extremists|"
    r"rebels|faction|outfit)\b(?!['’]?s? (?:of|that calls)\b)"
)
RULERS = r"\bthe (?:(?:new |de facto )?(?:rulers|authorities|administration|emirate|regime))\b"
POSSESSIVE = r"\b(?:its|their) (?=\w)"
_EVENT_NOUNS = (
    r"attacks?|launch|launches|incidents?|strikes?|bombings?|blasts?|rockets?|raids?|assaults?|shootings?|claims?|"
    r"reports?|allegations?|explosions?|shelling|massacres?|ambush(?:es)?|operations?|barrage|rocket fire|killings?|"
    r"clash(?:es)?|fighting"
)
EVENT = rf"\b(?:this|that|it|them|(?:the|this|that|these|those|both|such|either) (?:\w+ )?(?:{_EVENT_NOUNS}))\b"
NAMED_AGAIN = rf"\b(?:the|this|that|these|those|such|both) (?:\w+ )?(?P<noun>{_EVENT_NOUNS})\b"
COUNTRY = r"\bthe country\b|\bthe nation\b"
OVER = r"\b(?:over|across|beyond) (?:the|its|their) borders?\b"
BORDER = r"\b(?:over|across) (?:the|its|their) border\b|\bthe border\b"
ABROAD = (
    r"\babroad\b|\bneighbou?ring (?:countries|states|nations|capitals|(?-i:[A-Z])\w+)|\bneighbou?rs\b|"
    r"\b(?:outside|beyond) (?:of )?(?:the (?:country|borders?)|its (?:own )?(?:borders?|territory)|"
    r"(?-i:[A-Z])[\w-]+(?:['’]s?)? borders?|(?-i:[A-Z])[\w-]+)\b"
)
"""Words that put an act outside the country that a text is about."""
CROSS = r"\bcross-?\s?border\b"
_CROWD = (
    r"^\W*(?:(?:on|in) [^,]{3,24}, )?((?:(?:a group of|unknown|unidentified|masked|armed|two|three|four|several|"
    r"the) )*(?:gunmen|attackers|"
    r"assailants|militants|insurgents|rebels|fighters|bandits|protesters|suicide bombers|soldiers|police|residents|"
    r"officials))\b"
)
"""People of no known party as the subject of a statement."""
_KEPT = 12
"""Events that can still be pointed back to."""


class Mention(Struct, frozen=True):
    """Words of the text that later words may point back to, and the line they stand on."""

    phrase: Phrase
    line: int = 0
    turn: int = 0

    @property
    def value(self) -> str:
        """What the words were read as, else the words."""
        return self.phrase.value or self.phrase.text


class Event(Struct, frozen=True, kw_only=True):
    """An event spoken of: the claim that told it, its kinds of act, its place and time."""

    claim: str
    mention: Mention
    acts: frozenset[str]
    place: Phrase | None = None
    time: TimeMention | None = None
    plural: bool = False


class Memory(Struct):
    """The antecedents at one point of the document. Changed as the reader goes on."""

    home: Phrase | None = None
    actor: Mention | None = None
    crowd: Mention | None = None
    """People of no known party ("gunmen") who were the subject last: "they" are those, not a party before them."""
    group: Mention | None = None
    ruler: Mention | None = None
    country: Mention | None = None
    place: Mention | None = None
    time: TimeMention | None = None
    time_line: int = 0
    event: str = ""
    events: list[Event] = []
    voice: Mention | None = None
    """Who spoke last: the subject handed on within one sentence ("conceded a launch but said …")."""
    pair: tuple[Mention, ...] = ()
    """The parties of the sentence before, in order, for "the former" and "the latter"."""
    offset: TimeMention | None = None
    """The time that a leading "Two days after …" gives to the statement that follows."""
    fire: bool = False
    """Whether the last event was fire over a distance, as over a border."""
    line: int = 0
    turn: int = 0
    used: list[Antecedent] = []

    def points(self, attribute: str, pointer: Phrase, to: Mention) -> Phrase:
        """A pronoun with what it stands for, noted as an antecedent."""
        return self.shows(attribute, pointer, to.value, to.phrase.span, to.line)

    def shows(self, attribute: str, pointer: Phrase, value: str, source: Span, line: int) -> Phrase:
        """Note an antecedent whose reading is `value`."""
        found = Antecedent(
            attribute=attribute, span=pointer.span, text=pointer.text, value=value, source=source, line=line
        )
        if found.span != source and found not in self.used:
            self.used.append(found)
        return Phrase(pointer.span, pointer.text, value)

    def note(self, claim: Claim, parsed: Parsed, registry: Registry) -> None:
        """Remember what a claim has brought up."""
        if claim.actor is not None and claim.actor.value:
            self._acted(claim.actor, registry)
        elif (
            claim.kind == "event"
            and (crowd := has(claim.text, _CROWD)) is not None
            and parsed.text.startswith(claim.text)
        ):
            self.crowd = self._mention(parsed.phrase(*crowd.span(1)))
        if claim.speaker is not None and claim.speaker.value and claim.kind in ("claim", "denial", "attribution"):
            self.voice = self._mention(claim.speaker)
        for found in parsed.places:
            if registry.country(found.value):
                self.country = self._mention(parsed.phrase(found.start, found.end, found.value))
        if claim.place is not None and not registry.country(claim.place.value or claim.place.text):
            self.place = self._mention(claim.place)
        if claim.kind in ("event", "claim", "superlative", "attribution", "absence") and not claim.about:
            self._happened(claim)
        elif claim.kind in ("trend", "shift", "count") and claim.act is not None:
            self.events = [*self.events[-_KEPT:], self._event(claim, plural=True)]

    def _acted(self, actor: Phrase, registry: Registry) -> None:
        known = registry.actor(actor.value)
        self.actor, self.crowd = self._mention(actor), None
        if known is None or known.kind != "armed group":
            return
        if known.governs:
            self.ruler = self.actor
        else:
            self.group = self.actor

    def _happened(self, claim: Claim) -> None:
        self.event = claim.id
        self.fire = "rocket" in acts(claim.text)
        if claim.place is not None:
            self.place = self._mention(claim.place)
        if claim.time is not None and claim.time.period is not None:
            self.time, self.time_line = claim.time, self.line
        plural = claim.act is not None and has(claim.act.text, r"(?:attacks|bombings|strikes|raids|rockets|clashes)$")
        self.events = [*self.events[-_KEPT:], self._event(claim, plural=plural is not None)]

    def _event(self, claim: Claim, *, plural: bool) -> Event:
        words = Phrase(claim.span, claim.text, claim.text)
        return Event(
            claim=claim.id,
            mention=Mention(words, claim.line, self.turn),
            acts=acts(f"{claim.act.text if claim.act else ''} {claim.text}"),
            place=claim.place,
            time=claim.time,
            plural=plural,
        )

    def _mention(self, phrase: Phrase) -> Mention:
        source = next((a for a in self.used if a.span == phrase.span), None)
        if source is not None:  # a pronoun hands on the words that it pointed to itself
            return Mention(Phrase(source.source, phrase.value, phrase.value), source.line, self.turn)
        return Mention(phrase, self.line, self.turn)

    def dated(self, clause: Parsed, end: int) -> None:
        """Count "the previous day" inside what is told from the day on which it was told."""
        day = next((d for d in clause.dates if d.end <= end and d.period is not None and d.period.days == 1), None)
        if day is not None:
            self.time = TimeMention(
                span=clause.span(day.start, day.end), text=day.text, period=day.period, precision="day"
            )
            self.time_line = self.line

    def fresh(self) -> bool:
        """Whether an event was told in this sentence or the one before."""
        return bool(self.event and self.events) and self.turn - self.events[-1].mention.turn <= 1

    def who(self, words: str) -> Mention | None:
        """The party that a pronoun or a general noun stands for, None where nothing fits it."""
        low = words.lower()
        if low.startswith("the "):
            if has(low, RULERS):
                return self.ruler
            return self.group or self.actor
        if self.crowd is not None and not low.startswith("it"):
            return self.crowd
        return self.actor
