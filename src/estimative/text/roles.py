"""The role of every block: which section it stands in, and which judgment it belongs to."""

from __future__ import annotations

from msgspec import Struct

from estimative.text import labels
from estimative.text.drafts import Draft, Range, Trouble
from estimative.text.headings import names_a_product
from estimative.text.judging import judges, recounts, speaks

_TYPED = ("alternatives", "assumptions", "indicators", "gaps", "implications")
_PROSE = ("paragraph", "bullet")


class Start(Struct, kw_only=True):
    """Where a judgment begins: its statement's draft, its heading's draft (−1 for none), its id and number."""

    id: str
    number: int
    draft: int
    heading: int = -1


class Roles:
    """One pass over the drafts, in order, that knows only what came before (and one look ahead where paper needs
    it)."""

    def __init__(self, text: str, drafts: list[Draft], cutoff: Range | None, form: str) -> None:
        self.text, self.drafts, self.cutoff, self.form = text, drafts, cutoff, form
        self.starts: list[Start] = []
        self.troubles: list[Trouble] = []
        self.section = ""
        self.judgment = ""
        self.depth = 0
        self.own = 0
        self.titled = False
        self.product: Draft | None = None
        self.collective = False
        self.items = False
        self.listed = 0
        """How many judgments the collective section has had since it, or its last typed heading, began."""
        self.under = ""
        """The typed heading below the judgments of a collective section, on paper: what follows is no judgment."""
        self.family: tuple[str, int] | None = None
        self.waiting: Draft | None = None
        self.waits_at = -1
        self.early: list[Draft] = []
        self.taken: set[str] = set()
        headed = (at for at, draft in enumerate(drafts) if draft.kind == "heading" and draft.section == "judgment")
        self.last = max(headed, default=-1)

    def run(self) -> None:
        """Give every draft its role; then, where nothing was announced as a judgment, take the paragraphs that
        judge."""
        for at, draft in enumerate(self.drafts):
            if draft.kind == "heading" and self._only_looks_it(draft):
                draft.kind = "paragraph"
            if draft.kind == "heading":
                self._heading(at, draft)
            elif draft.role == "question":
                draft.judgment = self.judgment
            elif draft.role is None:
                self._prose(at, draft)
        self._unfilled()
        if not self.starts:
            self._unannounced()

    def _only_looks_it(self, draft: Draft) -> bool:
        """Whether a short line on paper states the cut-off and so heads nothing."""
        stated = self.cutoff is not None and draft.body[0] <= self.cutoff[0] < draft.body[1]
        return self.form == "plain" and stated and draft.section in ("", "cutoff")

    def _heading(self, at: int, draft: Draft) -> None:
        self._unfilled()
        draft.role, section, level = "heading", draft.section, draft.level
        deeper = self.form == "markdown" and level > 1
        if section == "judgment":
            self._await(at, draft)
            self.collective = self.collective and deeper and level > self.depth
        elif section == "" and self.collective and (not self.starts_here() or (deeper and level > self.depth)):
            if deeper and level > self.depth:
                self._await(at, draft)
        elif section == "" and self.judgment and deeper and level > self.own:
            draft.judgment, self.section = self.judgment, "evidence"
        elif section in (*_TYPED, "evidence", "confidence") and self._inside(at, draft):
            if self.form == "plain" and self.collective:
                self._below(section)
            draft.judgment, self.section = self.judgment, section
        else:
            self._section(draft, section, level)

    def _below(self, section: str) -> None:
        """A typed heading below judgments listed on paper: it is of the one judgment before it, or of none where
        several stand there."""
        if self.listed > 1:
            self.judgment = ""
        self.under, self.listed = section, 0

    def starts_here(self) -> bool:
        """Whether the present collective section has a judgment already."""
        return bool(self.family) or bool(self.judgment)

    def _section(self, draft: Draft, section: str, level: int) -> None:
        if not section and not self.starts and self.section == "" and not self.titled:
            draft.role, self.titled = "title", True
            self.product = draft if names_a_product(self.text[slice(*draft.body)]) else None
            return
        if (
            not section
            and self.section == ""
            and self.product is not None
            and not self.starts
            and not names_a_product(self.text[slice(*draft.body)])
        ):
            self.product.role, self.product, draft.role = "metadata", None, "title"
            return
        self.judgment, self.collective, self.items, self.family = "", section == "judgments", False, None
        self.under, self.listed = "", 0
        self.section, self.depth = section or "context", level

    def _await(self, at: int, draft: Draft) -> None:
        self.judgment, self.section, self.own = "", "judgment", draft.level
        self.waiting, self.waits_at, self.early = draft, at, []

    def _inside(self, at: int, draft: Draft) -> bool:
        """Whether a typed section belongs to the open judgment: by its level, or on paper because another judgment
        follows."""
        if not self.judgment:
            return False
        if self.form == "markdown":
            return draft.level > self.own
        if draft.section in ("evidence", "confidence"):
            return True
        return self.last > at

    def _prose(self, at: int, draft: Draft) -> None:
        start, end = draft.body
        label = labels.find(self.text, start, end)
        if start == end:
            draft.role, draft.judgment = "context", self.judgment
            self.early.append(draft)
        elif self.cutoff and start <= self.cutoff[0] < end and self._mostly(draft, self.cutoff):
            draft.role = "cutoff"
            if self.form == "plain":
                self.judgment = ""
        elif draft.kind == "paragraph" and labels.banner(self.text[start : min(end, start + 120)]):
            draft.role = "marking"
        elif (
            label is not None and label.name in labels.METADATA and not self.starts and self.section in ("", "context")
        ):
            draft.role = "metadata" if label.name != "title" or self.titled else "title"
            self.titled = self.titled or label.name == "title"
        elif self.text.startswith("TODO", start) or (label is not None and self.text.startswith("TODO", label.value)):
            draft.role, draft.judgment = "context", self.judgment
            self.early.append(draft)
            what = label.words if label is not None else "a line"
            self.troubles.append(Trouble(start, end, f"{what} is still to be filled in", "todo"))
        elif label is not None and label.name in ("confidence", "horizon"):
            draft.role = "confidence" if label.name == "confidence" else "context"
            draft.judgment, draft.section = self.judgment, label.name
            self.early.append(draft)
        elif self._names(at, draft):
            draft.role, self.titled = "title", True
        elif self.waiting is not None:
            self._state(at, draft, self.waiting)
        elif self.collective:
            self._among(at, draft)
        else:
            self._plainly(draft)

    def _names(self, at: int, draft: Draft) -> bool:
        """Whether the first words of the file, set apart and without a full stop, are its title over two or three
        lines."""
        start, end = draft.body
        if self.titled or self.section or self.starts or draft.kind != "paragraph" or not 8 <= end - start <= 160:
            return False
        first = all(other.role in ("blank", "marking", "metadata") for other in self.drafts[max(0, at - 6) : at])
        apart = at + 1 < len(self.drafts) and self.drafts[at + 1].kind == "blank"
        words = self.text[start:end]
        return (
            at < 6
            and first
            and apart
            and not words.endswith((".", "!", "?", ":", ";", ",", ")", "]"))
            and not speaks(words)
        )

    def _mostly(self, draft: Draft, found: Range) -> bool:
        """Whether a block does little else than state the cut-off."""
        before = self.text[draft.body[0] : found[0]]
        return len(before) < 80 and ". " not in before and draft.body[1] - found[1] < 160

    def _plainly(self, draft: Draft) -> None:
        draft.judgment = self.judgment
        if self.section in (*_TYPED, "summary", "confidence", "cutoff"):
            draft.role = self.section  # type: ignore[assignment]
        elif self.section == "sources":
            draft.role = "source"
        elif self.judgment or self.section == "evidence":
            draft.role = "evidence"
        else:
            draft.role = "context"

    def _state(self, at: int, draft: Draft, heading: Draft | None) -> None:
        """Open a judgment with this draft as its statement."""
        number = len(self.starts) + 1
        name = f"kj{heading.number}" if heading is not None and heading.number.isdigit() else f"kj{number}"
        if heading is not None and heading.number.isdigit():
            number = int(heading.number)
        if heading is not None and heading.key and heading.section == "judgment":
            name = heading.key
        if name in self.taken:
            place = heading or draft
            self.troubles.append(
                Trouble(*place.body, f"a judgment named {name} stands above; this one is read apart", "judgment-id")
            )
            name = f"kj{len(self.starts) + 1}"
            while name in self.taken:
                name += "b"
        self.taken.add(name)
        draft.role, draft.judgment = "judgment", name
        for early in self.early if heading is not None else ():
            early.judgment = name
        if heading is not None:
            heading.judgment = name
        self.judgment, self.waiting, self.section = name, None, "judgment"
        self.listed += 1
        self.starts.append(
            Start(id=name, number=number, draft=at, heading=self.waits_at if heading is not None else -1)
        )

    def _among(self, at: int, draft: Draft) -> None:
        """A block of a section that holds all key judgments: a judgment, or evidence for the one before."""
        start, end = draft.body
        words = self.text[start:end]
        if self.under and not self._resumes(draft, words):
            self._plainly(draft)
            return
        if recounts(words):
            draft.role, draft.judgment = ("evidence" if self.judgment else "context"), self.judgment
            return
        if draft.kind == "paragraph":
            following = next((other for other in self.drafts[at + 1 : at + 4] if other.kind != "blank"), None)
            if (
                words.rstrip().endswith(":")
                and following is not None
                and following.kind == "bullet"
                and not judges(words)
            ):
                draft.role, self.items, self.judgment, self.family = "context", True, "", None
            elif words.lower().startswith(
                ("note:", "this assessment", "this estimate", "this paper", "this product", "these judgments")
            ):
                draft.role, self.judgment = "context", ""
            elif draft.marker == "" and self.judgment and not speaks(words):
                draft.role, draft.judgment = "evidence", self.judgment
            else:
                self.family = ("", 0)
                self._state(at, draft, None)
            return
        family = _family(draft.marker)
        if not self.judgment or self.family == (family, draft.level) or (family == "A" and draft.level == 0):
            if self.family in (None, ("", 0)):
                self.family = (family, draft.level)
            self._state(at, draft, None)
        else:
            draft.role, draft.judgment = "evidence", self.judgment

    def _resumes(self, draft: Draft, words: str) -> bool:
        """Whether a judgment follows below the evidence of the one before: in its list's own numbers, or in so many
        words. Below the evidence of several, nothing does."""
        if not self.judgment:
            return False
        family, level = self.family or ("", 0)
        counted = family in ("1", "A", "a", "I", "i") and draft.kind == "bullet" and _family(draft.marker) == family
        if not counted and not (draft.kind == "paragraph" and judges(words)):
            return False
        if counted:
            draft.level = level
        self.under, self.section = "", "judgments"
        return True

    def _unfilled(self) -> None:
        """Say that a heading of a judgment has no statement below it."""
        if self.waiting is not None:
            self.troubles.append(Trouble(*self.waiting.body, "no statement follows this heading", "judgment"))
            self.waiting = None

    def _unannounced(self) -> None:
        """No heading announced judgments: take the paragraphs that say that they judge, body before summary."""
        for test in (judges, speaks):
            for roles in (("context",), ("summary",)):
                found = [
                    at for at, draft in enumerate(self.drafts) if self._could(draft, roles) and test(self._words(draft))
                ]
                if found:
                    self._take(found)
                    return

    def _could(self, draft: Draft, roles: tuple[str, ...]) -> bool:
        unfilled = self.text.startswith("TODO", draft.body[0])
        return draft.kind in _PROSE and draft.role in roles and draft.level == 0 and not (draft.section or unfilled)

    def _words(self, draft: Draft) -> str:
        return self.text[draft.body[0] : draft.body[1]]

    def _take(self, found: list[int]) -> None:
        chosen = set(found)
        bullets = all(self.drafts[at].kind == "bullet" for at in found)
        self.judgment = ""
        for at, draft in enumerate(self.drafts):
            if at in chosen:
                self._state(at, draft, None)
            elif draft.kind in ("heading", "paragraph"):
                self.judgment = ""
            elif (
                draft.kind == "bullet"
                and self.judgment
                and draft.role in ("context", "summary")
                and (draft.level > 0 or not bullets)
            ):
                draft.role, draft.judgment = "evidence", self.judgment
        place = self.drafts[found[0]].body
        count = f"{len(found)} blocks are" if len(found) > 1 else "1 block is"
        self.troubles.append(
            Trouble(
                *place, f"no heading announces key judgments; {count} read as such because they judge", "unannounced"
            )
        )


def _family(marker: str) -> str:
    bare = (marker.split() or [""])[-1].strip("().")
    return marker if not bare.isalnum() or marker == "o" else "1" if bare.isdigit() else "A" if bare.isupper() else "a"
