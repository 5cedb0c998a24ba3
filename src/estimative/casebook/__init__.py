"""Embedded casebooks: whole project folders that ``estimative init --example`` writes out."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from estimative.errors import UsageError

HERE = Path(os.path.dirname(os.path.abspath(__file__)))


def names() -> tuple[str, ...]:
    """The embedded casebooks."""
    return tuple(sorted(path.name for path in HERE.iterdir() if (path / "estimative.toml").is_file()))


def write(name: str, folder: Path) -> tuple[Path, ...]:
    """Copy casebook `name` into `folder`, which may exist but must hold none of its files; returns what was written.

    Raises `UsageError` for an unknown name or a file that is already there (nothing is written then).
    """
    if name not in names():
        raise UsageError(f"no example named {name!r}", hint=f"there are: {', '.join(names())}")
    files = sorted(
        p.relative_to(HERE / name) for p in (HERE / name).rglob("*") if p.is_file() and "__pycache__" not in p.parts
    )
    for file in files:
        if (folder / file).exists():
            raise UsageError("is already there", where=str(folder / file), hint="choose an empty folder")
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / name / file, folder / file)
    return tuple(files)
