"""The last cell's output: data for summaries, a sentence for readers."""

from __future__ import annotations

import json

from widgets.result import MIME, Result


def test_the_bundle_holds_the_sentence_and_the_data() -> None:
    numbers = {"bookings_per_month": 1 / 3, "net_per_month": -101.0}
    bundle = Result("01_lester", "fr", "redirect", "Publier ne se paie pas.", numbers)._repr_mimebundle_()
    assert bundle["text/plain"] == "Publier ne se paie pas."
    assert bundle[MIME] == {
        "workbook": "01_lester",
        "lang": "fr",
        "verdict": "redirect",
        "numbers": {"bookings_per_month": 0.333333, "net_per_month": -101.0},
    }
    assert set(bundle) == {"text/plain", "application/vnd.halfhour.result+json"}
    json.dumps(bundle, allow_nan=False)


def test_ipython_may_say_what_it_wants_included() -> None:
    result = Result("01_lester", "en", "redirect", "No.")
    assert result._repr_mimebundle_(include=None, exclude=None)[MIME]["numbers"] == {}
