"""Estimates for all cases: strata, pools, standard error and interval (measures.md, Estimates).

Sums are exact fractions; only the square root and the t quantile are approximations.
"""

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from fractions import Fraction

POOL_BELOW = 5
NONZERO_NEEDED = 20
ROOT_DIGITS = 50


@dataclass(frozen=True)
class Stratum:
    """Cases (N), observed answers (n) and their exact sums; `order` breaks ties between equals."""

    order: tuple  # (region, centre, band position); a pool has "" or -1 where it spans several
    cases: int = 0
    observed: int = 0
    observed_sum: Fraction = Fraction(0)
    observed_squares: Fraction = Fraction(0)

    def joined(self, other, order):
        """Both together, under `order`."""
        return replace(
            self,
            order=order,
            cases=self.cases + other.cases,
            observed=self.observed + other.observed,
            observed_sum=self.observed_sum + other.observed_sum,
            observed_squares=self.observed_squares + other.observed_squares,
        )

    def total(self):
        """Cases times the mean of the observed answers."""
        return self.cases * self.observed_sum / self.observed

    def variance(self):
        """Variance of that total: N²(1 - n/N)s²/n (Cochran 1977, 5.13)."""
        size, count = self.cases, self.observed
        deviations = self.observed_squares - self.observed_sum**2 / count
        return size * (size - count) * deviations / (count * (count - 1))


@dataclass(frozen=True)
class Estimate:
    """What is known of one outcome measure in one scope; a missing part is None."""

    estimate: Fraction | None = None
    se: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None


def estimate_total(cells, band_positions):
    """The estimate from the rows of estimates.sql (dicts) that belong to one measure and scope."""
    strata = pooled(strata_of(cells, band_positions))
    if not strata:
        return Estimate()
    released = sum((Fraction(cell["released_sum"]) for cell in cells), Fraction(0))
    estimate = released + sum(stratum.total() for stratum in strata)
    standard_error = square_root(sum(stratum.variance() for stratum in strata))
    if sum(cell["observed_nonzero"] for cell in cells) < NONZERO_NEEDED:
        return Estimate(estimate, standard_error)
    degrees = sum(stratum.observed - 1 for stratum in strata)
    half_width = Fraction(t_quantile_975(degrees)) * standard_error
    seen = released + sum(stratum.observed_sum for stratum in strata)
    return Estimate(
        estimate, standard_error, max(estimate - half_width, seen), estimate + half_width
    )


def strata_of(cells, band_positions):
    """Strata of centre and size band that still have a case once released answers are out."""
    strata = {}
    for cell in cells:
        order = (
            cell["centre_region"] or "",
            cell["centre_id"],
            band_positions.get(cell["size_band"], len(band_positions)),
        )
        part = Stratum(
            order,
            cell["cases"],
            cell["observed"],
            Fraction(cell["observed_sum"]),
            Fraction(cell["observed_sum_of_squares"]),
        )
        strata[order] = strata.get(order, Stratum(order)).joined(part, order)
    return [stratum for stratum in strata.values() if stratum.cases > 0]


def pooled(strata):
    """Pool small strata per centre, then region, then nationally; none if no estimate can be."""
    kept = []
    small = strata
    for spans in (
        lambda order: order,
        lambda order: (order[0], order[1], -1),
        lambda order: (order[0], "", -1),
        lambda order: ("", "", -1),
    ):
        merged = merge(small, spans)
        kept += [stratum for stratum in merged if stratum.observed >= POOL_BELOW]
        small = [stratum for stratum in merged if stratum.observed < POOL_BELOW]
    if not small:
        return kept
    (last,) = small
    if last.observed >= 2:
        return [*kept, last]
    if not kept:
        return []
    host = min(kept, key=lambda stratum: (-stratum.observed, -stratum.cases, stratum.order))
    return [stratum for stratum in kept if stratum is not host] + [host.joined(last, host.order)]


def merge(strata, spans):
    """Join the strata whose order `spans` maps to the same thing."""
    groups = defaultdict(list)
    for stratum in strata:
        groups[spans(stratum.order)].append(stratum)
    merged = []
    for order, members in groups.items():
        pool = Stratum(order)
        for member in members:
            pool = pool.joined(member, order)
        merged.append(pool)
    return merged


def square_root(value):
    """Square root of a fraction, to many more digits than are printed."""
    with localcontext() as context:
        context.prec = ROOT_DIGITS
        return Fraction((Decimal(value.numerator) / Decimal(value.denominator)).sqrt())


def t_quantile_975(degrees):
    """The 0.975 quantile of Student's t, by bisection on its tail: P(|T| > t) = 0.05."""
    low, high = 1.9, 13.0
    for _ in range(100):
        middle = (low + high) / 2
        if two_sided_tail(middle, degrees) > 0.05:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def two_sided_tail(t, degrees):
    """P(|T| > t) = I_x(degrees/2, 1/2) with x = degrees / (degrees + t²)."""
    return incomplete_beta(degrees / 2, 0.5, degrees / (degrees + t * t))


def incomplete_beta(a, b, x):
    """Regularised incomplete beta I_x(a, b) by its continued fraction (DLMF 8.17.22)."""
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, 1 - x)
    log_front = (
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    return math.exp(log_front) / a * beta_fraction(a, b, x)


def beta_fraction(a, b, x):
    """The continued fraction, by the modified Lentz method."""
    tiny = 1e-300
    numerator, denominator = 1.0, 1 / (1 - (a + b) * x / (a + 1) or tiny)
    fraction = denominator
    for m in range(1, 10_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            denominator = 1 / (1 + term * denominator or tiny)
            numerator = 1 + term / numerator or tiny
            fraction *= numerator * denominator
        if abs(numerator * denominator - 1) < 1e-16:
            break
    return fraction
