"""The trades' scenario packs: assumptions with their plausible ranges, nobody's own until one is changed."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest
import yaml

from case_studies.decision import decide
from case_studies.flat import SWITCHES, fields, flat
from case_studies.overall import overall
from case_studies.parse import preset, with_numbers
from case_studies.trades import TRADES
from case_studies.why import across_the_trade, plausible
from widgets.cost_of_free.workbook import CostOfFree
from widgets.did_it_work.workbook import DidItWork
from widgets.eight_businesses.workbook import EightBusinesses
from widgets.lester.workbook import Lester
from widgets.waiting import NOT_YET
from widgets.which_channels.workbook import WhichChannels
from widgets.who_spends.workbook import WhoSpends
from widgets.why_there.workbook import WhyThere
from widgets.your_verdict.workbook import Verdict
from workbooks.paths import LANGS, WORKBOOKS
from workbooks.trade_packs import pack

PACKS = WORKBOOKS / "packs"
EVERY = pytest.mark.parametrize("trade", TRADES)
LANG = pytest.mark.parametrize("lang", LANGS)
LINE = re.compile(r"^  #(?P<key>[a-z]\w*): (?P<value>\S.*?)  # (?P<told>.+)$", re.MULTILINE)


def text_of(trade: str, lang: str) -> str:
    return (PACKS / f"{trade}.{lang}.yaml").read_text(encoding="utf-8")


def changed(text: str, *keys: str) -> dict[str, Any]:
    """Read a pack whose lines of these keys, or all, somebody has made their own."""
    return dict(
        yaml.safe_load(
            LINE.sub(
                lambda line: line[0].replace("#", "", 1) if not keys or line["key"] in keys else line[0], text
            )
        )
    )


def test_each_trade_has_its_pack_in_both_languages_and_no_other_is_there() -> None:
    there = {path.name for path in PACKS.glob("*.yaml") if not path.name.startswith("lester")}
    assert there == {f"{trade}.{lang}.yaml" for trade in TRADES for lang in LANGS}


@EVERY
@LANG
def test_a_pack_is_what_the_schema_makes_it(trade: str, lang: str) -> None:
    assert text_of(trade, lang) == pack(trade, lang), "run python -m workbooks.trade_packs"


@EVERY
@LANG
def test_a_pack_by_itself_gives_no_number_as_anybodys(trade: str, lang: str) -> None:
    assert yaml.safe_load(text_of(trade, lang)) == {"business": trade, "more": None}
    page = Verdict(lang, **yaml.safe_load(text_of(trade, lang)))
    assert page.result.verdict == NOT_YET


@EVERY
@LANG
def test_one_changed_number_brings_the_verdict(trade: str, lang: str) -> None:
    page = Verdict(lang, **changed(text_of(trade, lang), "price"))
    assert page.result.verdict != NOT_YET
    assert page.result.numbers == Verdict(lang, trade, price=flat(preset(trade))["price"]).result.numbers  # type: ignore[arg-type]  # a number


@EVERY
def test_every_number_is_labelled_an_assumption_with_a_plausible_range_that_holds_it(trade: str) -> None:
    known, spans = fields(preset(trade)), plausible(trade)
    both = [changed(text_of(trade, lang))["more"] for lang in ("en", "fr")]
    assert both[0] == both[1]
    assert {key: value for key, value in flat(preset(trade)).items() if key in both[0]} == {
        key: tuple(value) if isinstance(value, list) else value for key, value in both[0].items()
    }
    for line in LINE.finditer(text_of(trade, "en")):
        assert line["told"].startswith("our assumption, plausible from ")
    for line in LINE.finditer(text_of(trade, "fr")):
        assert line["told"].startswith("notre hypothèse, plausible de ")
    for key, value in both[0].items():
        quantity, span = known[key].quantity, spans[key]
        points = value if isinstance(value, list) else [value]
        assert quantity.low <= span.low <= min(points) <= max(points) <= span.high <= quantity.high, key


@EVERY
def test_what_the_pack_leaves_out_is_off_or_nobodys_assumption(trade: str) -> None:
    """Each number that the trade's file states stands in the pack."""
    mine, plain = flat(preset(trade)), flat(preset("lester"))
    written = {line["key"] for line in LINE.finditer(text_of(trade, "en"))}
    left = {key for key, value in mine.items() if key not in written and key in plain and value != plain[key]}
    assert left - {*SWITCHES, "likes_per_hour"} == set()


@EVERY
def test_a_trade_brings_no_hours_of_the_other_reasons(trade: str) -> None:
    business = preset(trade)
    assert (business.customers.hours, business.support.contacts_per_month) == (0, 0)


@EVERY
@pytest.mark.parametrize("end", ["low", "likely", "high", "whole"])
def test_the_models_take_a_trade_at_every_end_of_what_is_plausible(trade: str, end: str) -> None:
    if end == "whole":
        business = across_the_trade(trade)
    else:
        spans = {key: getattr(span, end) for key, span in plausible(trade).items()}
        business = with_numbers(preset(trade), spans)
    assert math.isfinite(decide(business).question.net)
    assert math.isfinite(overall(business).net)


@EVERY
@pytest.mark.parametrize(
    "page", [Lester, WhyThere, CostOfFree, Verdict, WhoSpends, WhichChannels, DidItWork, EightBusinesses]
)
def test_no_page_has_a_verdict_on_a_pack_that_nobody_has_changed(trade: str, page: Any) -> None:  # noqa: ANN401 - eight classes
    untouched = yaml.safe_load(text_of(trade, "en"))
    word = page("en", untouched["business"], untouched["more"]).result.verdict
    assert word == ("cannot_tell" if page in {WhyThere, DidItWork} else NOT_YET)
