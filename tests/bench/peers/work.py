"""The work that every peer does: one slider, a hundred thousand draws, one number, two charts."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

DRAWS = 100_000
WORDS = "pays in"
"""What a page says when its number can be read: `pays in 37.1 % of 100000 draws`."""

_CHANCE = np.random.default_rng(1)
_CONTACTS = _CHANCE.lognormal(1.0, 0.5, DRAWS)
_PAY = _CHANCE.lognormal(4.6, 0.9, DRAWS)


def result(price: float) -> tuple[str, go.Figure, go.Figure]:
    """Work out the number and both charts for a price in EUR."""
    able = 1 / (1 + (price / _PAY) ** 2)
    net = _CONTACTS * able * price * 0.7 - 40 * _CONTACTS
    counts, edges = np.histogram(net, bins=60)
    bars = go.Figure(go.Bar(x=edges[:-1], y=counts), layout={"title": {"text": "Net a month"}, "height": 360})
    prices = np.linspace(50, 3000, 60)
    mean = [float(np.mean(1 / (1 + (each / _PAY[:2000]) ** 2))) for each in prices]
    line = go.Figure(go.Scatter(x=prices, y=mean), layout={"title": {"text": "Who could pay"}, "height": 360})
    return f"{WORDS} {np.mean(net > 0):.1%} of {DRAWS} draws", bars, line
