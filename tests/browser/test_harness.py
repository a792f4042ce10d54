"""The bridge between a widget's two halves, where it was once in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets
import pytest
from playwright.sync_api import expect

from widgets.passage import Passage
from widgets.settle import Settle
from widgets.switch import Switch

if TYPE_CHECKING:
    from tests.browser.harness import Harness

pytestmark = pytest.mark.browser


def test_what_a_timer_of_pythons_says_reaches_the_page(bench: Harness) -> None:
    said, switch = Passage("before", lang="en"), Switch("Go", lang="en")
    later = Settle(lambda: said.say("after"))
    switch.observe(lambda _: later(), "value")
    page = bench.mount(ipywidgets.VBox([switch, said]))
    page.get_by_role("switch").click()
    expect(page.get_by_text("after")).to_be_visible()
    expect(page.get_by_text("before")).to_have_count(0)
