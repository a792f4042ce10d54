"""What comes back for what was spent: ROI on margin, ROAS on revenue, and what one customer cost."""

from __future__ import annotations

import math


def return_on_investment(incremental_margin: float, cost: float) -> float:
    """Give the ROI as a share: (incremental contribution margin - cost) / cost; 0 is break-even.

    Only what would not have come anyway counts, and only the margin of it.

    Args:
        incremental_margin: EUR of contribution margin that the spending brought beyond what had come anyway.
        cost: EUR spent, the owner's hours included (`funnel.cost`); above 0.

    Raises:
        ValueError: for a cost that is not above 0, or a number that is none.
    """
    _check("cost", cost)
    _check_finite("incremental_margin", incremental_margin)
    return (incremental_margin - cost) / cost


def return_on_ad_spend(revenue: float, ad_spend: float) -> float:
    """Give the ROAS: revenue / ad spend. It knows neither margin nor baseline, so 1 is far from break-even.

    Args:
        revenue: EUR of sales that are ascribed to the ads.
        ad_spend: EUR paid for them; above 0.

    Raises:
        ValueError: for an ad spend that is not above 0, or a number that is none.
    """
    _check("ad_spend", ad_spend)
    _check_finite("revenue", revenue)
    return revenue / ad_spend


def cost_each(cost: float, found: float) -> float:
    """Give the cost of one: CPL for leads, cost per opportunity, CAC for new customers.

    With differences between two groups it is the incremental one: d cost / d customers.

    Args:
        cost: EUR spent, or EUR more than in the other group.
        found: how many were found, or how many more.

    Returns:
        EUR each; infinite where nobody more was found, or fewer: no price buys one then.

    Raises:
        ValueError: for a number that is none.
    """
    _check_finite("cost", cost)
    _check_finite("found", found)
    return cost / found if found > 0 else math.inf


def _check(name: str, value: float) -> None:
    _check_finite(name, value)
    if value <= 0:
        raise ValueError(f"{name} is {value}; accepted: a number above 0.")


def _check_finite(name: str, value: float) -> None:
    if not math.isfinite(value):
        raise ValueError(f"{name} is {value}; accepted: a number.")
