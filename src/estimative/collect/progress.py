"""Progress on standard error while a run reads: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Protocol


class Progress(Protocol):
    """What a run tells about itself: bytes read so far of `total`, and facts yielded."""

    def start(self, label: str, total: int) -> None:
        """A new input begins; `total` bytes of it are to be read (0 where unknown)."""
        ...

    def update(self, done: int, facts: int) -> None:
        """So many bytes and facts have gone by."""
        ...

    def stop(self) -> None:
        """The input has ended, well or not."""
        ...


class Silent:
    """No progress: standard error is no terminal, or nobody asked."""

    def start(self, label: str, total: int) -> None:
        """Nothing."""

    def update(self, done: int, facts: int) -> None:
        """Nothing."""

    def stop(self) -> None:
        """Nothing."""


class Line:
    """One line of text on a terminal, rewritten twice a second, where rich is not installed."""

    def __init__(self) -> None:
        self._label = ""
        self._total = 0
        self._next = 0.0

    def start(self, label: str, total: int) -> None:
        """Remember the label and the size."""
        self._label, self._total, self._next = label, total, 0.0

    def update(self, done: int, facts: int) -> None:
        """Rewrite the line when half a second has passed."""
        now = time.monotonic()
        if now >= self._next:
            self._next = now + 0.5
            share = f"{min(done, self._total) / self._total:4.0%}" if self._total else "    "
            sys.stderr.write(f"\r{self._label}  {share}  {facts:,} facts\x1b[K")
            sys.stderr.flush()

    def stop(self) -> None:
        """Wipe the line."""
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


class Bar:
    """A rich progress bar on standard error, wiped when the input has ended."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[facts]:,} facts"),
            TimeRemainingColumn(),
        )
        self._bar = RichProgress(*columns, console=Console(stderr=True), transient=True)
        self._task: Any = None

    def start(self, label: str, total: int) -> None:
        """Show a bar for the input."""
        self._task = self._bar.add_task(label, total=total or None, facts=0)
        self._bar.start()

    def update(self, done: int, facts: int) -> None:
        """Move the bar."""
        self._bar.update(self._task, completed=done, facts=facts)

    def stop(self) -> None:
        """Take the bar away."""
        self._bar.stop()
        self._bar.remove_task(self._task)


class Showing:
    """A context that starts a progress and stops it whatever happens."""

    def __init__(self, progress: Progress, label: str, total: int) -> None:
        self._progress = progress
        self._label = label
        self._total = total

    def __enter__(self) -> Progress:
        self._progress.start(self._label, self._total)
        return self._progress

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()


def for_terminal() -> Progress:
    """The progress that suits standard error: a bar on a terminal (a line without rich), else nothing."""
    if not sys.stderr.isatty():
        return Silent()
    try:
        return Bar()
    except ImportError:
        return Line()
