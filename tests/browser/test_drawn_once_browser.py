"""A page draws each of its pictures once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# Notes who is drawn.
NOTES = """
  window.drawings = [];
  let library;
  Object.defineProperty(window, "Plotly", {
    configurable: true,
    get: () => library,
    set(loaded) {
      library = loaded;
      const { react } = loaded;
      loaded.react = (picture, ...more) => {
        window.drawings.push(picture.getAttribute("aria-describedby"));
        return react(picture, ...more);
      };
    },
  });
"""
ALL_DRAWN = """() => {
  const charts = [...document.querySelectorAll(".hh-chart")].filter((one) => one.offsetParent);
  return !document.querySelector("[data-slot][aria-busy]") && charts.length > 0
    && charts.every((one) => one.dataset.state === "drawn");
}"""
# Two frames more: what is asked for in one is drawn in the next.
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


def test_each_picture_of_a_fresh_page_is_drawn_once(page: Page, site: str) -> None:
    page.add_init_script(NOTES)
    page.goto(f"{site}/voila/render/en/01_lester.ipynb")
    page.wait_for_function(ALL_DRAWN)
    page.evaluate(FRAMES)
    drawn = page.evaluate("drawings")
    assert len(drawn) >= 3
    assert sorted(drawn) == sorted(set(drawn))
