"""Prior weights of the count model's settings, learned by empirical Bayes on other series.

74 dyads of the UCDP GED 23.1 files of seven countries (CC BY 4.0), windows up to 31 December 2015, each dyad's
evidence for every (σ, φ, k) of `forecast.chain`; made by ``python -m benchmarks.forecast --choose``. Nothing after
2015 was used. One row a walk (σ a square-root month, pull a month), one column a shape.
"""

from __future__ import annotations

WEIGHTS: tuple[tuple[float, ...], ...] = (
    (0.001, 0.0009, 0.0009, 0.0008, 0.0008, 0.0008),  # sigma 0.1, pull 0
    (0.0013, 0.0015, 0.0013, 0.0016, 0.0009, 0.0008),  # sigma 0.1, pull 0.03
    (0.0022, 0.0012, 0.0046, 0.0089, 0.001, 0.0008),  # sigma 0.1, pull 0.1
    (0.0015, 0.0018, 0.0011, 0.001, 0.001, 0.001),  # sigma 0.2, pull 0
    (0.0017, 0.0301, 0.0013, 0.0011, 0.001, 0.0009),  # sigma 0.2, pull 0.03
    (0.002, 0.0015, 0.0015, 0.0208, 0.0019, 0.0011),  # sigma 0.2, pull 0.1
    (0.0074, 0.0104, 0.0084, 0.0169, 0.0163, 0.012),  # sigma 0.35, pull 0
    (0.0068, 0.0637, 0.0038, 0.0017, 0.0014, 0.0013),  # sigma 0.35, pull 0.03
    (0.002, 0.0023, 0.0019, 0.0014, 0.0012, 0.0011),  # sigma 0.35, pull 0.1
    (0.0486, 0.1297, 0.1495, 0.1707, 0.025, 0.0166),  # sigma 0.55, pull 0
    (0.0064, 0.0074, 0.0036, 0.0028, 0.0025, 0.0024),  # sigma 0.55, pull 0.03
    (0.0019, 0.0019, 0.0024, 0.0032, 0.0034, 0.0032),  # sigma 0.55, pull 0.1
    (0.109, 0.0077, 0.0052, 0.0046, 0.0045, 0.0044),  # sigma 0.85, pull 0
    (0.0028, 0.0022, 0.002, 0.0019, 0.0019, 0.0019),  # sigma 0.85, pull 0.03
    (0.0014, 0.0012, 0.0012, 0.0012, 0.0012, 0.0012),  # sigma 0.85, pull 0.1
)
