"""Write the trades' scenario packs, `packs/<trade>.<language>.yaml`: `python -m workbooks.trade_packs`.

A pack names its trade and lists every number of it as an assumption, with its reason and a plausible range,
to be changed by whoever knows better. Until one is, nothing in it is anybody's own: so a page that is opened
with it shows no verdict.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from case_studies.flat import fields
from case_studies.parse import preset
from case_studies.ranges import Range
from case_studies.trades import TRADES
from case_studies.why import plausible, whys
from widgets.amounts import format_as_typed
from widgets.form_groups import activity_title, label
from widgets.texts import Texts, typeset
from widgets.ways import WORDS
from workbooks.paths import LANGS, WORKBOOKS

if TYPE_CHECKING:
    from case_studies.business import Activity
    from case_studies.flat import Field
    from case_studies.quantity import Value

PACKS = WORKBOOKS / "packs"
WORKBOOK = "04_your_verdict"
"""The one that the packs name in their example; they fit all."""
_WIDTH = 100


def pack(trade: str, lang: str) -> str:
    """Give a trade's pack, as YAML.

    Args:
        trade: Name of the business.
        lang: "fr" or "en": the language of its comments; its numbers are the same.
    """
    business = preset(trade)
    t = Texts(lang, WORDS[business.way])
    known, spans = fields(business), plausible(trade)
    lines = [
        *_comment(
            t(
                "{title}: a scenario. Every number below is our assumption and nobody's own; a page opened"
                " with this pack shows no verdict until one is changed.",
                title=t(business.title),
            )
        ),
        "#",
        *_comment(
            t(
                "To change a number, take away the # before it and put in yours: a single one, or [lowest,"
                " likeliest, highest]. It then counts as the owner's own."
            )
        ),
        f"#   papermill workbooks/{lang}/{WORKBOOK}.ipynb out.ipynb -f workbooks/packs/{trade}.{lang}.yaml",
        f"business: {trade}",
        "more:",
    ]
    for why in whys(trade):
        lines += ["", *_comment(typeset(why.says(lang), lang), "  # ")]
        for key in why.keys:
            lines.append(_number(known[key], business.activities[-1], spans[key], t))
    return "\n".join(lines) + "\n"


def _number(field: Field, activity: Activity, span: Range, t: Texts) -> str:
    """Give one number as a line that YAML reads once the # before it is gone."""
    unit, words = field.quantity.unit, label(field, t)
    if field.elsewhere:
        words = t("{label}: {value}", label=activity_title(activity, t), value=_small(words))
    low, high = (format_as_typed(point, unit, t.lang) for point in (span.low, span.high))
    told = t(
        "our assumption, plausible from {low} to {high}: {label}",
        low=low,
        high=high,
        label=_small(words),
    )
    return f"  #{field.key}: {_yaml(field.value)}  # {told}"


def _yaml(value: Value | None) -> str:
    if isinstance(value, Range):
        return f"[{', '.join(f'{point:.10g}' for point in value)}]"
    return f"{value:.10g}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _comment(text: str, mark: str = "# ") -> list[str]:
    return [mark + line for line in textwrap.wrap(text, _WIDTH, break_long_words=False)]


def main() -> None:
    """Refresh the packs."""
    for trade in TRADES:
        for lang in LANGS:
            (PACKS / f"{trade}.{lang}.yaml").write_text(pack(trade, lang), encoding="utf-8")


if __name__ == "__main__":
    main()
