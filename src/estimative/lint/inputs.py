"""What rules may know beside the text: the store's verdicts, forecasts, the earlier edition, and a desk's own words.

Rules of the families G and R, and A612, run only where these are given; nothing here is computed by the linter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from estimative.model.assessments import Assessment
    from estimative.model.claims import Grounding
    from estimative.model.forecasts import Forecast, Resolution


class House(Struct, frozen=True, kw_only=True):
    """A desk's own words: *loaded* ones (P905), *names* in their one spelling (P903), and words *allowed* in prose."""

    loaded: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


class Inputs(Struct, frozen=True, kw_only=True):
    """What is known beside the text. `grounding` holds the store's verdicts as of the cut-off, `earlier` the edition
    that this one supersedes; None where nobody asked.
    """

    grounding: Grounding | None = None
    forecasts: tuple[Forecast, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    earlier: Assessment | None = None
    house: House = House()
