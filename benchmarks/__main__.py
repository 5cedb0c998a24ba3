"""Runs every benchmark, one after the other: ``python -m benchmarks [NAME…]``."""

from __future__ import annotations

import subprocess
import sys

NAMES = (
    "lint",
    "lint-quality",
    "lint-corpus",
    "store",
    "collect",
    "forecast",
    "perturb",
    "claims",
    "drivers",
    "ground",
    "lookahead",
)


def main() -> int:
    """The first exit status that is not 0."""
    wanted = sys.argv[1:] or list(NAMES)
    unknown = sorted(set(wanted) - set(NAMES))
    if unknown:
        print(f"no benchmark named {', '.join(unknown)}; there are: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in wanted:
        print(f"== {name}", flush=True)
        status = subprocess.run([sys.executable, "-m", f"benchmarks.{name.replace('-', '_')}"], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
