"""The adapter ``incidents``: a folder of CSV files in which a desk keeps reports, incidents, who said what, and counts.

The set is compiled with hindsight; what reaches the store is not: see `rows.incident`. The files are described in
docs/reference/incidents-csv.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from estimative.collect.adapter import Fact, Intake
from estimative.collect.adapters.incidents.files import INCIDENTS, REPORTS, SPECS
from estimative.collect.adapters.incidents.reading import SetReader
from estimative.errors import DataError, UsageError

NAME = "incidents"
_HINT = "an incident set is a folder with reports.csv and, beside it, incidents.csv, attestations.csv, counts.csv …"


class Incidents:
    """Reads incident sets into sources, reports, incidents, attestations, observations, reactions and statements.

    Option ``released``: the day on which the set came out; without it the latest day on which anything in it was known.
    Option ``dataset``: the name its incidents carry, ``incidents`` by default.
    """

    name = NAME
    options: tuple[str, ...] = ("released", "dataset")

    def files(self, paths: Sequence[Path], intake: Intake) -> list[Path]:
        """The files of the sets, in reading order. Raises `DataError` for a folder without what its files refer to."""
        found: list[Path] = []
        for path in paths:
            if not path.is_dir():
                what = "is a file" if path.exists() else "no such folder"
                raise UsageError(what, where=str(path), hint=_HINT)
            found += self._of(path, intake)
        return found

    def read(self, files: Sequence[Path], intake: Intake) -> Iterator[Fact]:
        """The facts, set by set, each file after those it refers to."""
        for folder in dict.fromkeys(path.parent for path in files):
            present = {path.name: path for path in files if path.parent == folder}
            yield from SetReader(present, intake).facts()

    def _of(self, folder: Path, intake: Intake) -> list[Path]:
        known = {spec.name for spec in SPECS}
        others = sorted(path.name for path in folder.glob("*.csv") if path.name not in known)
        for name in others:
            intake.note("files that are no part of an incident set were passed over", name)
        present = [spec for spec in SPECS if (folder / spec.name).is_file()]
        if REPORTS not in present:
            raise DataError("has no reports.csv", where=str(folder), hint=_HINT)
        for spec in present:
            for name in spec.needs:
                if not (folder / name).is_file():
                    hint = f"{spec.name} refers to {name}; put it beside it"
                    raise DataError(f"has {spec.name} but no {name}", where=str(folder), hint=hint)
        if INCIDENTS not in present:
            intake.note("no incidents.csv: only reports and what rests on them alone", folder.name)
        return [folder / spec.name for spec in present]
