"""A participant's report: whole in one file, dead to whatever a name holds, and equal to the record."""

from __future__ import annotations

import base64
import gzip
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_studies.flat import fields
from case_studies.parse import preset
from tests.workbooks.executed import NAMES, OWN, VERDICT, executed, needs_basic, stored
from tests.workbooks.read_html import Page
from widgets.result import MIME
from widgets.texts import Texts
from widgets.verdict_text import HEADLINES
from widgets.your_verdict.findings import findings
from widgets.your_verdict.workbook import Verdict
from workbooks.report import ReportError, drawing, write, write_report
from workbooks.report.any import opening
from workbooks.report.notebook import read
from workbooks.report.own import half_hour_keys, named, of_hundred
from workbooks.report.page import MOST
from workbooks.report.rebuilt import rebuilt, recorded_flips

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></p><script src=//evil.example>",
    "{{ 7 * 7 }} {% raw %}",
    "**bold** & 'quoted' <b>",
    "\u202egnihtemos 🦄 \x07",
    "x" * 300,
)


def report(notebook: Path, out: Path, lang: str = "en", title: str = "Ada") -> Page:
    write_report(notebook, out, lang, title)
    return Page(out.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return executed(tmp_path_factory.mktemp("own"), **OWN)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_each_workbook_has_a_report_that_holds_all_it_needs(name: str, lang: str, tmp_path: Path) -> None:
    page = report(stored(name, lang), tmp_path / "report.html", lang)
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert len(html.encode()) < MOST
    assert ("html", {"lang": lang}) in page.elements
    assert (
        json.loads(stored(name, lang).read_text(encoding="utf-8"))["metadata"]["halfhour"]["title"]
        in page.text
    )
    for tag, attributes in page.elements:
        assert tag not in {"iframe", "img", "form", "base", "object"}
        for key in ("src", "href", "srcset", "action"):
            assert (attributes.get(key) or "data:").startswith("data:")
        assert not any(key.startswith("on") for key in attributes)
    assert not re.search(r"@import|url\((?!['\"]?data:)", html.split("</style>")[0])
    assert "import " not in page.text
    assert "widgets." not in page.text
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


@needs_basic
@pytest.mark.parametrize("name", [name for name in NAMES if name != "02_why_are_you_there"])
def test_each_report_has_its_pictures_with_their_tables(name: str, tmp_path: Path) -> None:
    page = report(stored(name, "en"), tmp_path / "report.html")
    charts = json.loads(next(text for kind, text in page.scripts if kind == "application/json"))
    assert 1 <= len(charts) <= 4
    assert len(page.by_class["chart"]) == len(charts)
    for chart, place in zip(charts, page.by_class["chart"], strict=True):
        assert chart["figure"]["data"]
        assert chart["title"] in place
        assert chart["sentence"] in place
        for row in chart["table"]["rows"]:
            assert all(cell in place for cell in row)


def test_reasons_that_were_chosen_have_pictures_too(tmp_path: Path) -> None:
    notebook = executed(tmp_path, "02_why_are_you_there", business="restaurant", reasons="keep,serve")
    assert report(notebook, tmp_path / "report.html").by_class["chart"]


def test_no_script_runs_but_those_it_was_written_with(own: Path, tmp_path: Path) -> None:
    page = report(own, tmp_path / "report.html")
    policy = next(
        attributes["content"] or ""
        for tag, attributes in page.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none';")
    assert "unsafe-eval" not in policy
    assert "http" not in policy
    packed = next(text for kind, text in page.scripts if kind == "text/plain")
    run = [text.encode() for kind, text in page.scripts if kind == "module"]
    run.append(gzip.decompress(base64.b64decode(packed)))
    leaves = {f"'sha256-{base64.b64encode(sha256(source).digest()).decode()}'" for source in run}
    named = re.search(r"script-src ([^;]*);", policy)
    assert named
    assert set(named[1].split()) == leaves


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_text_and_nothing_else(name: str, own: Path, tmp_path: Path) -> None:
    plain = report(own, tmp_path / "plain.html")
    page = report(own, tmp_path / "hostile.html", title=name)
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert name in page.by_class["whose"][0]


def test_any_name_leaves_the_page_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # All but the page itself, which knows of the name, is worked out once.
    made = write._report(read(stored(VERDICT, "en"), Texts("en")), Texts("en"), "Your verdict")  # noqa: SLF001
    monkeypatch.setattr(write, "_report", lambda *_: made)
    plain = report(stored(VERDICT, "en"), tmp_path / "plain.html")

    @given(name=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
    def check(name: str) -> None:
        page = report(stored(VERDICT, "en"), tmp_path / "report.html", title=name)
        assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
        assert (name.strip() or "A participant") in page.by_class["whose"][0]

    check()


@pytest.mark.parametrize("words", HOSTILE[:5])
def test_a_participants_own_words_are_text_too(words: str, own: Path, tmp_path: Path) -> None:
    given = OWN | {"answers": OWN["answers"] | {"half_hour": words}}
    page = report(executed(tmp_path, **given), tmp_path / "report.html")
    plain = report(own, tmp_path / "plain.html")
    assert [tag for tag, _ in page.elements if tag != "strong"] == [
        tag for tag, _ in plain.elements if tag != "strong"
    ]
    assert words.replace("**", "") in page.by_class["promise"][0].replace("**", "")


def test_who_is_nobody_leaves_no_name(own: Path, tmp_path: Path) -> None:
    report(own, tmp_path / "report.html", title="Participant 12")
    assert "<title>Participant 12 · The half-hour</title>" in (tmp_path / "report.html").read_text("utf-8")


def test_own_numbers_and_ours_are_told_apart(own: Path, tmp_path: Path) -> None:
    write_report(own, tmp_path / "report.html", "en", "Ada")
    html = (tmp_path / "report.html").read_text(encoding="utf-8")
    rows = {
        cells[0]: cells[1:]
        for cells in (
            re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>.*?</tr>", html)
        )
    }
    assert rows["What a customer pays you for one sale"] == [
        "€1,200",
        "€800 to €1,800",
        "<strong>yours</strong>",
    ]
    assert rows["What one hour of your time is worth"] == ["€35", "", "<strong>yours</strong>"]
    assert rows["Share of the price that stays with you"][-1] == "assumed by us"
    # Given as sure, and still reckoned with as a range: the doubt is the course's.
    assert rows["People who write to you, for one hour of posting"] == [
        "1.5 an hour",
        "0.6 to 3.8",
        "<strong>yours</strong>, its doubt ours",
    ]


def test_a_report_speaks_either_language_of_one_run(own: Path, tmp_path: Path) -> None:
    english, french = (report(own, tmp_path / f"{lang}.html", lang) for lang in ("en", "fr"))
    assert "Keep what works, drop the rest" in english.text
    assert "Gardez ce qui marche, laissez le reste" in french.text
    assert "1er décembre 2026" in french.text


def test_what_would_change_it_is_what_the_models_find(own: Path) -> None:
    found = findings(Verdict("en", **dict(OWN)).session.business).flips  # type: ignore[arg-type]  # as a notebook passes them
    for recorded, flip in zip(recorded_flips(read(own, Texts("en"))), found, strict=True):
        assert (recorded.key, recorded.verdict) == (flip.key, flip.verdict)
        assert (recorded.now, recorded.at) == pytest.approx((flip.now, flip.at), abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_a_record_of_other_figures_is_no_report(name: str, tmp_path: Path) -> None:
    notebook = json.loads(stored(name, "en").read_text(encoding="utf-8"))
    result = notebook["cells"][-1]["outputs"][0]["data"][MIME]
    key = "net_per_month" if "net_per_month" in result["numbers"] else next(iter(result["numbers"]))
    result["numbers"][key] += 0.01
    changed, out = tmp_path / "changed.ipynb", tmp_path / "report.html"
    changed.write_text(json.dumps(notebook), encoding="utf-8")
    out.write_text("the old one", encoding="utf-8")
    with pytest.raises(ReportError, match=rf"{name} recorded {key} as .* run it again\.$"):
        write_report(changed, out, "en", "Ada")
    assert out.read_text(encoding="utf-8") == "the old one"


def test_a_verdicts_report_is_held_to_all_of_its_record_but_the_years_ahead(
    own: Path, tmp_path: Path
) -> None:
    changed, refused = tmp_path / "changed.ipynb", set()
    record = read(own, Texts("en")).result["numbers"]
    for key in record:
        notebook = json.loads(own.read_text(encoding="utf-8"))
        notebook["cells"][-1]["outputs"][0]["data"][MIME]["numbers"][key] += 0.01
        changed.write_text(json.dumps(notebook), encoding="utf-8")
        try:
            write_report(changed, tmp_path / "report.html", "en", "Ada")
        except ReportError as error:
            assert f" recorded {key} as " in str(error)  # noqa: PT017 - which ones do is the question
            refused.add(key)
    assert record.keys() - refused == {"horizon_flips_at_months"}


# The others say no verdict on a trade before they have been answered.
JUDGING = (
    "01_lester",
    "03_cost_of_free",
    VERDICT,
    "05_who_spends_what",
    "06_which_channels",
    "08_eight_businesses",
)


@pytest.mark.parametrize("name", JUDGING)
def test_of_a_trade_that_nobody_runs_a_report_says_that_there_is_no_verdict_yet(
    name: str, tmp_path: Path
) -> None:
    page = report(executed(tmp_path, name, business="bakery"), tmp_path / "report.html")
    said = "No verdict yet Every number on this page is our assumption for a bakery."
    assert said in " ".join(page.text.split())
    assert ("Of 8 businesses, our numbers and the author say" in page.text) == name.startswith("08")
    assert "Best split" not in page.text


def test_another_verdict_is_no_report(tmp_path: Path) -> None:
    text = stored(VERDICT, "en").read_text(encoding="utf-8")
    changed = tmp_path / "changed.ipynb"
    changed.write_text(text.replace('"verdict": "redirect",\n', '"verdict": "worth_it",\n'), encoding="utf-8")
    with pytest.raises(ReportError, match="recorded verdict as worth_it"):
        write_report(changed, tmp_path / "report.html", "en", "Ada")


@pytest.mark.parametrize("content", ["", "[]", '{"cells": []}', '{"cells": [{}], "metadata": {}}', "\xff"])
def test_what_is_no_notebook_is_told_in_a_sentence(content: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ipynb"
    broken.write_text(content, encoding="latin-1")
    with pytest.raises(ReportError, match=r"^broken\.ipynb is no notebook that can be read\.$"):
        write_report(broken, tmp_path / "report.html", "en", "Ada")


def test_a_run_that_stopped_on_its_way_is_told(tmp_path: Path) -> None:
    notebook = json.loads(stored(VERDICT, "en").read_text(encoding="utf-8"))
    notebook["cells"][-1]["outputs"] = []
    half = tmp_path / "half.ipynb"
    half.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(ReportError, match=r"^half\.ipynb records no result: it was not run to its end\.$"):
        write_report(half, tmp_path / "report.html", "en", "Ada")


def test_a_workbook_that_is_not_ours_is_told(tmp_path: Path) -> None:
    text = stored(VERDICT, "en").read_text(encoding="utf-8")
    other = tmp_path / "other.ipynb"
    other.write_text(text.replace(f'"workbook": "{VERDICT}"', '"workbook": "99_other"'), encoding="utf-8")
    with pytest.raises(ReportError, match="no workbook “99_other”"):
        write_report(other, tmp_path / "report.html", "en", "Ada")


def test_what_is_wrong_is_said_in_the_trainers_language(tmp_path: Path) -> None:
    (tmp_path / "vide.ipynb").write_text("", encoding="utf-8")
    with pytest.raises(ReportError, match="est pas un notebook lisible"):
        write_report(tmp_path / "vide.ipynb", tmp_path / "report.html", "fr", "Ada")


def test_a_fault_of_ours_is_one_reports_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> str:
        return str({}["title"])

    monkeypatch.setattr(write, "page", broken)
    with pytest.raises(ReportError, match=r"^No report can be made of 04.*ipynb \(KeyError: 'title'\)\.$"):
        write_report(stored(VERDICT, "en"), tmp_path / "report.html", "en", "Ada")
    assert not list(tmp_path.iterdir())


def test_for_many_reports_the_library_is_read_once(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = []

    def find() -> Path:
        reads.append(1)
        return found()

    found = drawing.find_library
    drawing.library.cache_clear()
    monkeypatch.setattr(drawing, "find_library", find)
    for number in range(3):
        report(own, tmp_path / f"{number}.html")
    assert len(reads) == 1


def test_without_the_library_the_sentences_and_tables_stand(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> Path:
        raise FileNotFoundError

    drawing.library.cache_clear()
    monkeypatch.setattr(drawing, "find_library", none)
    page = report(own, tmp_path / "report.html")
    drawing.library.cache_clear()
    assert [kind for kind, _ in page.scripts] == ["module"]
    assert len(page.by_class["hh-chart-numbers"]) == len(page.by_class["chart"]) > 1


@pytest.mark.parametrize(
    ("lang", "assumed", "ours", "doubt"),
    [
        (
            "en",
            "With a half-hour like our example's",
            "our assumption, until you describe yours",
            "its doubt ours",
        ),
        (
            "fr",
            "Avec une demi-heure comme celle de notre exemple",
            "notre hypothèse, tant que",
            "le doute est de nous",
        ),
    ],
)
def test_the_figure_that_rests_on_our_half_hour_says_so_and_its_numbers_are_listed(
    lang: str, assumed: str, ours: str, doubt: str, tmp_path: Path
) -> None:
    typed = {"price": 1200.0, "able_of_ten": 2.0}
    page = report(executed(tmp_path, VERDICT, lang, **typed), tmp_path / "report.html", lang)
    text = " ".join(page.text.split())
    assert assumed in text
    assert ours in text
    session = Verdict(lang, **typed).session
    known = fields(session.business)
    for key in half_hour_keys(session.business):
        assert " ".join(named(known[key], session.business, session.t).split()) in text
    # What is drawn as in doubt has its range in the table too, though it was typed as if it were sure.
    row = text.rpartition(named(known["able_of_ten"], session.business, session.t))[2]
    assert doubt in row[:60]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_whoever_is_to_stop_tallies_who_missed_it_and_promises_no_half_hour(
    lang: str, tmp_path: Path
) -> None:
    typed = {"half_hour_cap_hours": 0.0, "hour_value": 100.0}
    page = report(executed(tmp_path, VERDICT, lang, **typed), tmp_path / "report.html", lang)
    t = Verdict(lang, **typed).session.t
    assert t("Write down who missed your posts") in page.text
    assert t("Ask everybody: “How did you hear of me?”") not in page.text
    assert (
        t("The hours that I have found go into {what}; I begin on {when}.", what="_", when="_")[:20]
        in page.text
    )


@pytest.mark.parametrize("name", [VERDICT, "01_lester"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_beside_the_name_stands_the_trade(name: str, lang: str, tmp_path: Path) -> None:
    page = report(executed(tmp_path, name, lang, business="garage", price=350.0), tmp_path / "r.html", lang)
    trade = Texts(lang)(preset("garage").title)
    assert page.by_class["whose"][0].startswith(f"Ada {trade}")


@pytest.mark.parametrize("name", ["01_lester", "03_cost_of_free"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_report_opens_with_two_sentences_and_loses_none(name: str, lang: str, tmp_path: Path) -> None:
    notebook = executed(tmp_path, name, lang, price=1200.0)
    page = report(notebook, tmp_path / "r.html", lang)
    made = rebuilt(read(notebook, Texts(lang)), Texts(lang))
    (lead,), rest = opening(made.result.sentence)  # type: ignore[attr-defined]  # every workbook has one
    assert rest
    assert "".join([lead, *rest]).replace(" ", "") == made.result.sentence.replace(" ", "").replace("\n", "")
    assert len(page.by_class["lead"]) == 1
    text = " ".join(page.text.split())
    assert all(" ".join(part.split()) in text for part in rest[1:])


@pytest.mark.parametrize(
    ("lang", "too_late"), [("en", "It would come too late: month 32"), ("fr", "Ce serait trop tard")]
)
def test_a_bill_that_comes_back_too_late_is_no_verdict_on_posting(
    lang: str, too_late: str, tmp_path: Path
) -> None:
    notebook = executed(tmp_path, "03_cost_of_free", lang, business="hairdresser", price=45.0, hours=5.0)
    page = report(notebook, tmp_path / "r.html", lang)
    heading = page.text.partition("45")[0]
    assert too_late in heading
    assert Texts(lang)(HEADLINES["not_worth_it"]) not in page.text


@pytest.mark.parametrize(
    ("share", "said"),
    [(0, "0 of 100"), (0.0045, "less than 1 of 100"), (0.5, "50 of 100"), (0.997, "more than 99 of 100")],
)
def test_a_small_chance_is_not_said_to_be_none(share: float, said: str) -> None:
    assert of_hundred(share, Texts("en")) == said


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", [VERDICT, "01_lester"])
def test_a_trades_report_says_why_a_page_may_come_to_another_verdict(
    name: str, lang: str, tmp_path: Path
) -> None:
    said = {
        "fr": "notre hypothèse pour une boulangerie. Les pages du parcours",
        "en": "our assumption for a bakery. The pages of the course start from a wider kind",
    }[lang]
    pages = {
        start: report(executed(tmp_path, name, lang, business=start, price=8.0), tmp_path / "out.html", lang)
        for start in ("bakery", "shop")
    }
    assert said in pages["bakery"].text
    # What the pages start from, too.
    assert said.rpartition(". ")[2] not in pages["shop"].text
