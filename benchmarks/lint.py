"""Cold start of ``estimative lint`` on one file, beside what Python with the libraries alone costs in the same run.

    python -m benchmarks.lint [FILE] [--runs 30]

FILE defaults to the founding assessment (ESTIMATIVE_SHARED). Every run is a new process; the two commands alternate,
so that a busy machine burdens both. Prints medians, their ratio, and the time of a lint inside a running process.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASE = "import click, msgspec"
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Installed packages have their bytecode; without it every run would compile the source again and measure that."""


def seed() -> Path:
    """The founding assessment."""
    return Path(os.environ.get("ESTIMATIVE_SHARED", ROOT.parent / "shared")) / "casebook" / "is-k" / "assessment.txt"


def seconds(command: list[str]) -> float:
    """Wall time of one process from start to end."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=ENVIRONMENT)
    return time.perf_counter() - start


def warm(file: Path, runs: int) -> float:
    """Median time of parse and lint in a process that has done it before."""
    from estimative.lint.engine import lint
    from estimative.text.parse import parse

    data, times = file.read_bytes(), []
    for _ in range(runs + 1):
        start = time.perf_counter()
        lint(parse(data))
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def main(argv: list[str]) -> int:
    """Measure and print."""
    runs = int(argv[argv.index("--runs") + 1]) if "--runs" in argv else 30
    files = [item for item in argv if item.endswith((".txt", ".md"))]
    file = Path(files[0]) if files else seed()
    if not file.is_file():
        print(f"no file {file.name}; set ESTIMATIVE_SHARED or name one")
        return 2
    lint_command = [sys.executable, "-m", "estimative", "lint", str(file)]
    base_command = [sys.executable, "-c", BASE]
    seconds(lint_command), seconds(base_command)
    pairs = [(seconds(lint_command), seconds(base_command)) for _ in range(runs)]
    lint_time, base_time = (statistics.median(column) for column in zip(*pairs, strict=True))
    best = min(column for column, _ in pairs)
    print(
        f"estimative lint, whole process  median {lint_time * 1000:6.0f} ms   best {best * 1000:6.0f} ms, {runs} runs"
    )
    print(f"python -c '{BASE}'   median {base_time * 1000:6.0f} ms")
    print(f"ratio {lint_time / base_time:.2f}; above the libraries {(lint_time - base_time) * 1000:.0f} ms")
    print(f"parse and lint, warm             median {warm(file, runs) * 1000:6.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
