"""The sheet prints on one side of A4; the projector's page fits the screen, and its code is what is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import segno

from workbooks.paper import paper
from workbooks.projector import projector

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

A4 = (595, 842)  # points
LINK = "http://192.168.1.20:8866/?price=1200&hours=6"

# Paints the code and reads the middle of every module back.
READ = """async size => {
    const svg = document.querySelector(".code svg").cloneNode(true);
    const side = (size + 8) * 8;
    Object.entries({ xmlns: "http://www.w3.org/2000/svg", width: side, height: side })
        .forEach(([name, value]) => svg.setAttribute(name, value));
    const image = new Image();
    image.src = "data:image/svg+xml," + encodeURIComponent(svg.outerHTML);
    await image.decode();
    const paper = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const pen = paper.getContext("2d");
    pen.drawImage(image, 0, 0);
    const numbers = [...Array(size).keys()];
    const dark = (x, y) => +(pen.getImageData((x + 4) * 8 + 4, (y + 4) * 8 + 4, 1, 1).data[0] < 128);
    return numbers.map(y => numbers.map(x => dark(x, y)));
}"""


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_sheet_is_one_side_of_a4(page: Page, lang: str) -> None:
    page.set_content(paper(lang))
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    width, height = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", printed).groups()
    assert (float(width), float(height)) == pytest.approx(A4, abs=1)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_on_the_sheet_nothing_is_cut_and_there_is_room_to_write(page: Page, lang: str) -> None:
    page.set_viewport_size({"width": 688, "height": 1040})
    page.emulate_media(media="print")
    page.set_content(paper(lang))
    assert page.evaluate("document.documentElement.scrollWidth") == 688
    boxes = page.locator(".blank").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(boxes) >= 38  # about a centimetre
    cut = page.locator("td, th").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
    )
    assert cut == []


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768), (1920, 1080)])
def test_the_projectors_page_is_all_in_sight(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(projector(LINK))
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == [
        width,
        height,
    ]
    drawn = page.locator(".code svg").bounding_box()
    assert drawn
    assert drawn["width"] == pytest.approx(drawn["height"])
    assert drawn["width"] > 0.6 * height
    assert page.locator(".link a").inner_text() == LINK


def test_the_code_on_the_screen_is_the_links(page: Page) -> None:
    page.set_content(projector(LINK))
    expected = [list(row) for row in segno.make(LINK, error="m", micro=False).matrix]
    assert page.evaluate(READ, len(expected)) == expected


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_on_a_phone_the_sheet_can_be_read_whole(phone: Page, lang: str) -> None:
    phone.set_content(paper(lang))
    right = phone.locator("td, th").evaluate_all(
        "all => Math.max(...all.map(one => one.getBoundingClientRect().right))"
    )
    assert right <= 360


def test_on_a_phone_the_projectors_page_does_not_scroll_sideways(phone: Page) -> None:
    phone.set_content(
        projector("https://mybinder.org/v2/gh/OWNER/halfhour/main?urlpath=voila/render/x.ipynb")
    )
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
