"""The last cell's output: data for summaries, a sentence for readers."""

from __future__ import annotations

import json

from widgets.result import MIME, Result


def test_the_bundle_holds_the_sentence_and_the_data() -> None:
    numbers = {"bookings_per_month": 1 / 3, "net_per_month": -101.0}
    change: dict[str, str | float] = {"key": "price", "now": 1000.0, "at": 1e3 / 3, "verdict": "worth_it"}
    result = Result("01_lester", "fr", "redirect", "Mieux vaut la demi-heure.", numbers, (change,))
    bundle = result._repr_mimebundle_()
    assert bundle["text/plain"] == "Mieux vaut la demi-heure."
    assert bundle[MIME] == {
        "workbook": "01_lester",
        "lang": "fr",
        "verdict": "redirect",
        "numbers": {"bookings_per_month": 0.333333, "net_per_month": -101.0},
        "changes": [{"key": "price", "now": 1000.0, "at": 333.333333, "verdict": "worth_it"}],
    }
    assert set(bundle) == {"text/plain", "application/vnd.halfhour.result+json"}
    json.dumps(bundle, allow_nan=False)


def test_ipython_may_say_what_it_wants_included() -> None:
    result = Result("01_lester", "en", "redirect", "No.")
    assert result._repr_mimebundle_(include=None, exclude=None)[MIME]["numbers"] == {}
