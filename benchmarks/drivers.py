"""How often the lagged association is wrong, and how often it sees what is there.

    python -m benchmarks.drivers            200 runs a cell
    python -m benchmarks.drivers --runs 50  fewer

False alarms: two independent series of one kind; the goal is 5 % or less of them *consistent with*. Power: the
effect's monthly changes follow the driver's after two months, with a correlation of 0.3, 0.5 and 0.7. Backwards: the
same with the roles exchanged, which should be *contradicted by timing* and never *consistent with*. Seeds are fixed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from estimative.ground.drivers.association import Association, associate

Floats = NDArray[np.float64]
Make = Callable[[np.random.Generator, int], Floats]
MONTHS = (24, 36, 60, 120)
NOMINAL = 0.05


def auto(random: np.random.Generator, n: int, phi: float) -> Floats:
    """An autoregression of order one after a warm-up."""
    noise = random.normal(size=n + 50)
    for t in range(1, n + 50):
        noise[t] += phi * noise[t - 1]
    return noise[50:]


def season(n: int) -> Floats:
    """A strong yearly cycle that two series may share."""
    return 4 * np.sin(2 * np.pi * np.arange(n) / 12 + 0.7)


def counts(random: np.random.Generator, n: int) -> Floats:
    """Counts whose rate wanders: a Poisson draw of a lognormal walk, zeros among them."""
    rate = np.exp(1.0 + 0.15 * np.cumsum(random.normal(size=n)))
    return random.poisson(np.minimum(rate, 1e6)).astype(np.float64)


KINDS: dict[str, Make] = {
    "white noise": lambda r, n: auto(r, n, 0.0),
    "AR(1) 0.5": lambda r, n: auto(r, n, 0.5),
    "AR(1) 0.9": lambda r, n: auto(r, n, 0.9),
    "random walk": lambda r, n: np.cumsum(auto(r, n, 0.0)),
    "ARIMA 0.5": lambda r, n: np.cumsum(auto(r, n, 0.5)),
    "ARIMA 0.8": lambda r, n: np.cumsum(auto(r, n, 0.8)),
    "walk, same season": lambda r, n: np.cumsum(auto(r, n, 0.0)) + season(n),
    "counts": counts,
}


def alarms(kind: str, n: int, runs: int) -> float:
    """Share of independent pairs that are called consistent with a link."""
    random = np.random.default_rng([len(kind), n])
    make = KINDS[kind]
    return float(np.mean([associate(make(random, n), make(random, n)).shown for _ in range(runs)]))


def led(n: int, runs: int, weight: float) -> list[tuple[Association, Association]]:
    """A driver whose changes come back in the effect two months later; forwards, and with the roles exchanged."""
    random = np.random.default_rng([n, int(100 * weight)])
    found = []
    for _ in range(runs):
        steps = auto(random, n + 2, 0.3)
        noise = float(steps.std()) * random.normal(size=n)
        driver = np.cumsum(steps[2:])
        effect = np.cumsum(weight * steps[:n] + np.sqrt(1 - weight**2) * noise)
        found.append((associate(driver, effect), associate(effect, driver)))
    return found


def main() -> int:
    """Print the table; exit 1 where false alarms over all cells exceed the nominal rate."""
    runs = int(sys.argv[sys.argv.index("--runs") + 1]) if "--runs" in sys.argv else 200
    began = time.perf_counter()
    print(f"{runs} pairs a cell; months: " + "".join(f"{n:>9}" for n in MONTHS))
    every = []
    for kind in KINDS:
        shares = [alarms(kind, n, runs) for n in MONTHS]
        every += shares
        print(f"  false alarms  {kind:<20}" + "".join(f"{share:>9.1%}" for share in shares), flush=True)
    for weight in (0.3, 0.5, 0.7):
        cells = [led(n, runs, weight) for n in MONTHS]
        rows = {
            "found": [float(np.mean([a.shown for a, _ in cell])) for cell in cells],
            "at its lag": [float(np.mean([a.shown and a.lag == 2 for a, _ in cell])) for cell in cells],
            "backwards: alarm": [float(np.mean([b.shown for _, b in cell])) for cell in cells],
            "backwards: seen": [float(np.mean([b.backwards for _, b in cell])) for cell in cells],
        }
        for name, shares in rows.items():
            print(f"  r = {weight}       {name:<20}" + "".join(f"{share:>9.1%}" for share in shares), flush=True)
    pooled = float(np.mean(every))
    print(f"  false alarms over all cells {pooled:.1%} (goal: at most {NOMINAL:.0%}), worst {max(every):.1%}")
    print(f"  {time.perf_counter() - began:.0f} s")
    return int(pooled > NOMINAL)


if __name__ == "__main__":
    sys.exit(main())
