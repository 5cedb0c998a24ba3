"""An event met twice in one run: the same, or at odds."""

from __future__ import annotations

from pathlib import Path

from estimative.collect.adapter import Intake, Unreadable
from estimative.collect.adapters.ucdp.rows import UNORDERED
from estimative.model.events import Incident


class Keeper:
    """Decides whether an event met in this run is new, the same as before, or at odds with an earlier file's."""

    def __init__(self, path: Path, intake: Intake, seen: dict[int, int]) -> None:
        self._path = path
        self._intake = intake
        self._seen = seen

    def __call__(self, incident: Incident, core: tuple[object, ...], line: int) -> bool:
        """True for a new event. Raises `Unreadable` for one that an earlier row of this run gives other values."""
        key, content = hash((incident.id, incident.known.at)), hash(core)
        before = self._seen.get(key)
        if before is None:
            self._seen[key] = content
            if "unordered" in incident.extra:
                self._intake.note(f"events for which {UNORDERED}", f"{self._path.name}:{line}")
            return True
        if before != content:
            raise Unreadable(
                "an earlier row of this run gives this event other values; collect one release at a time", "id"
            )
        self._intake.note("events met again with the same values, counted once", f"{self._path.name}:{line}")
        return False
