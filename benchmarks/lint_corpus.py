"""What linting costs: 1,000 made-up assessments in one call beside proselint, growing files, and a keystroke.

    python -m benchmarks lint-corpus [COUNT]

Every figure is CPU time on one core, so that a busy machine burdens it less. proselint, the peer, reads the same files
in the same run; where it is not installed (``pip install proselint``) its line says so.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from benchmarks.corpus import documents, growing

COUNT = 1000
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
STROKES = 15


def spent(command: list[str]) -> float:
    """CPU seconds of a whole process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def clock(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def whole(count: int) -> None:
    """The corpus in one call of each program."""
    texts = documents.corpus(count)
    megabytes = sum(map(len, texts)) / 1e6
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{at:04}.md" for at in range(count)]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text)
        names = [str(path) for path in paths]
        own = spent([sys.executable, "-m", "estimative", "lint", *names])
        print(f"estimative lint, {count} files of {megabytes:.1f} MB in one call   {own:7.2f} s")
        if find_spec("proselint") is None:
            print("proselint is not installed, so there is nothing to compare with")
            return
        peer = spent([sys.executable, "-m", "proselint", "check", *names])
        own = min(own, spent([sys.executable, "-m", "estimative", "lint", *names]))
        print(f"proselint check, the same files                  {peer:7.2f} s   ratio {own / peer:.2f} (best of two)")


def parts(count: int) -> None:
    """Reading and checking apart, inside one process."""
    from estimative.lint.engine import lint
    from estimative.text.parse import parse

    texts = documents.corpus(count)
    read = [parse(text) for text in texts[:20]]
    clock(lambda: [lint(item) for item in read])
    parsing = clock(lambda: read.extend(parse(text) for text in texts[20:]))
    linting = clock(lambda: [lint(item) for item in read[20:]])
    each = 1000 / (count - 20)
    print(f"of that, a document: parse {parsing * each:.2f} ms, rules {linting * each:.2f} ms")


def linear() -> None:
    """Documents of one shape at four sizes; the growth is the cost of a byte at the largest by that at the smallest."""
    from estimative.lint.engine import lint
    from estimative.text.parse import parse

    print(f"{'shape':<24}{'sizes in kB':>28}   {'seconds':>28}   growth")
    for name, shape, smallest in growing.SHAPES:
        texts = [shape(smallest * factor) for factor in (1, 2, 4, 8)]
        times = [clock(lambda text=text: lint(parse(text))) for text in texts]  # type: ignore[misc]
        sizes = " ".join(f"{len(text) // 1000:6}" for text in texts)
        shown = " ".join(f"{one:6.2f}" for one in times)
        growth = times[-1] / len(texts[-1]) / (times[0] / len(texts[0]))
        print(f"{name:<24}{sizes:>28}   {shown:>28}   {growth:.2f}")


def keystroke(seed: int, form: str) -> None:
    """One word changed in a document of 10,000 words: from the new bytes to the diagnostics, as the server does it."""
    from estimative.checking import Setup
    from estimative.lsp import diagnostics
    from estimative.lsp.snapshot import Snapshot

    words = documents.document(seed, 60_500).split(" ")
    setup = Setup(select=(), ignore=(), scale="", forced=False)
    first = clock(lambda: diagnostics.diagnostics(Snapshot(" ".join(words).encode(), setup)))
    times = []
    for stroke in range(STROKES):
        words[300 + stroke * len(words) // (STROKES + 2)] = f"changed{stroke}"
        data = " ".join(words).encode()
        times.append(clock(lambda: diagnostics.diagnostics(Snapshot(data, setup))))  # noqa: B023
    median = sorted(times)[STROKES // 2]
    print(
        f"keystroke, {form}, {len(' '.join(words).split()):,} words: opened {first * 1000:.0f} ms; then median "
        f"{median * 1000:.0f} ms, best {min(times) * 1000:.0f} ms of {STROKES}"
    )


def main(argv: list[str]) -> int:
    """Measure and print."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import estimative.cli.main  # noqa: F401  the collector's settings of every verb

    count = int(argv[0]) if argv else COUNT
    whole(count)
    parts(max(40, min(count, 200)))
    keystroke(1, "plain")
    keystroke(3, "Markdown")
    linear()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
