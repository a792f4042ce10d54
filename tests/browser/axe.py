"""What axe-core finds wrong with a page as it stands, by the rules of WCAG 2.2 A and AA."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.missing import missing

if TYPE_CHECKING:
    from playwright.sync_api import Page

WCAG_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
"""axe-core's names for the rules of WCAG 2.2, levels A and AA; the size of targets is among the last."""

HABITS = "best-practice"
"""Its name for rules of good habit that no criterion asks for: landmarks, the order of headings."""

# What stands in a picture is no text to a screen reader, its name is; looking at each mark takes seconds.
_RUN = """([tags, within]) => axe.run({ include: within ?? document, exclude: [".svg-container"] }, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations"],
}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(node =>
    `${id}: ${node.target.join(" ")} | ${node.html.slice(0, 160)} | ` +
    [...node.any, ...node.all, ...node.none].map(check => check.message).join(" / ").slice(0, 240))))"""


def violations(page: Page, *tags: str, within: str | None = None) -> list[str]:
    """Give one line for each place that breaks a rule: the rule, the place, its HTML, and what is wrong.

    What is hidden is not looked at: open what is to be judged first.

    Args:
        page: a page that has settled.
        tags: axe-core's names of sets of rules; without any, those of WCAG 2.2 AA and of good habit.
        within: a selector of the only part to be judged.
    """
    try:
        from axe_playwright_python import sync_playwright as axe  # type: ignore[import-untyped] # noqa: PLC0415 - only here may it be missing
    except ImportError:
        missing("axe-core is not installed")
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(axe.Axe().axe_script)
    return list(page.evaluate(_RUN, [tags or [*WCAG_AA, HABITS], within]))
