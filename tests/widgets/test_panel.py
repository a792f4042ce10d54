"""A panel reads as one sentence."""

from __future__ import annotations

import ipywidgets

from widgets.panel import VIEW, Panel


def test_the_text_form_is_the_sentence_and_holds_no_id() -> None:
    panel = Panel([ipywidgets.Label("x")])
    panel.sentence = "Posting brings 0.1 bookings a month."
    bundle = panel._repr_mimebundle_()
    assert bundle["text/plain"] == "Posting brings 0.1 bookings a month."
    assert bundle[VIEW]["model_id"] == panel.model_id
    assert panel.model_id not in bundle["text/plain"]


def test_a_subclass_may_compute_its_sentence() -> None:
    class Answer(Panel):
        @property
        def sentence(self) -> str:
            return f"{len(self.children)} parts."

    bundle = Answer([ipywidgets.Label("x")])._repr_mimebundle_(include=None)
    assert bundle["text/plain"] == "1 parts."


def test_it_stays_a_box_with_our_class() -> None:
    child = ipywidgets.Label("x")
    panel = Panel([child])
    assert panel.children == (child,)
    assert "hh-panel" in panel._dom_classes  # noqa: SLF001 - ipywidgets has no public reader for it
