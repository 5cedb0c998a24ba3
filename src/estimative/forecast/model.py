"""What a forecasting model is: a Protocol that plugins of the group ``estimative.models`` keep."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from estimative.forecast.series import Series
from estimative.model.judgments import Threshold
from estimative.model.times import Period


class Chance(Struct, frozen=True):
    """P(question), and the 5 % and 95 % quantiles of that probability over the model's parameters (unused for a
    floor)."""

    probability: float
    low: float
    high: float


class Predictive(Protocol):
    """What a fitted model says of one window."""

    floor: bool
    """Whether the probability is a lower bound."""

    warnings: tuple[str, ...]

    def chance(self, threshold: Threshold) -> Chance:
        """The probability that the measure in the window passes the threshold."""
        ...

    def quantiles(self, levels: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
        """(level, value) of the predictive distribution of the measure in the window."""
        ...

    def why(self) -> tuple[str, ...]:
        """One to three sentences: what the model took from the series."""
        ...


class Model(Protocol):
    """A model of one series. The same series, window and seed give the same answer, bit for bit."""

    name: str

    def fit(self, series: Series, window: Period, seed: int, *, previous: Period | None = None) -> Predictive:
        """Fit to the series and predict the window; `previous` is the period a relative threshold compares with."""
        ...
