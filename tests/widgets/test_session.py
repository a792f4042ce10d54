"""One learner's numbers: which of them stand, what is kept, and what is said about wrong ones."""

from __future__ import annotations

import asyncio
import gc
import re
import weakref
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from ipywidgets import VBox

from case_studies.ability import mean_able
from case_studies.errors import FieldError, FieldErrors
from case_studies.parse import preset
from case_studies.ranges import Range
from widgets.links import to_hash
from widgets.number_field import NumberField
from widgets.panel import Panel
from widgets.save_file import Kept, Saved, write_saved
from widgets.session import Session, plain
from widgets.settle import Settle
from widgets.shell import Shell
from widgets.wrong_number import WrongNumberError

if TYPE_CHECKING:
    from collections.abc import Callable

NAME = "01_lester"
TOLD = (
    "This link brought: what a customer pays you for one sale, €1,200;"
    " hours a month you give to posting, 6\u00a0h. Your own earlier numbers can be brought back."
)


def says(session: Session, kind: str, what: object = None) -> None:
    """Have the browser say something to the keeper."""
    session.keeper._handle_custom_msg({"kind": kind, "with": what}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def opens_with(session: Session, numbers: dict[str, Any] | None = None, **answers: Any) -> None:  # noqa: ANN401 - whatever was kept
    """Have a browser open the page that kept these before."""
    says(session, "start", write_saved(Saved(numbers=numbers or {}, answers=answers)))


def price(session: Session) -> object:
    return session.business.offer.price


def able(session: Session) -> float:
    """Of ten who write, how many could pay today's price."""
    return mean_able(session.business, session.business.question) * 10


def test_each_layer_stands_over_the_one_below() -> None:
    assert price(Session("en", NAME)) == 1000
    assert price(Session("en", NAME, "lester_early")) == 100
    assert price(Session("en", NAME, numbers={"price": 700})) == 700
    session = Session("en", NAME, numbers={"price": 700, "hours": 6}, link={"price": "800"})
    assert (price(session), session.business.question.hours) == (800, 6)
    assert session.start.offer.price == 700
    session.put("price", 950)
    assert price(session) == 950


def test_a_link_goes_over_the_kept_numbers_says_so_and_can_be_taken_back() -> None:
    session = Session("en", NAME, link={"price": "1200", "hours": "6", "other_key": "1"})
    opens_with(session, {"price": 900, "hour_value": 50, "members_of_a_gym": 80})
    assert (price(session), session.business.question.hours, session.business.hour_value) == (1200, 6, 50)
    assert session.keeper.message == session.keeper.news == TOLD
    assert session.keeper.unwritten["numbers"] == {"price": 1200, "hours": 6}
    assert session.keeper.unwritten["leaving"] == ("price", "hours")
    session.put("price", 950)
    assert price(session) == 950
    assert session.keeper.can_undo
    session.keeper.bring_back()
    assert (price(session), session.business.question.hours) == (900, session.start.question.hours)
    assert session.keeper.saved.numbers == {"price": 900, "hour_value": 50, "members_of_a_gym": 80}
    assert session.keeper.news == "Your earlier numbers are back."


def test_a_link_is_taken_once_however_often_the_page_is_heard() -> None:
    session = Session("en", NAME, link={"price": "1200"})
    opens_with(session, {"price": 900})
    session.put("price", 950)
    file = session.keeper.file
    says(session, "written", session.keeper.unwritten["turn"])
    says(session, "start", file)  # a reload beside a living kernel
    assert price(session) == 950
    assert session.keeper.unwritten["leaving"] == ()
    again = Session("fr", NAME)  # the address names no number any more: a reload, or the other language
    says(again, "start", file)
    assert again.business == session.business


def test_a_link_that_brings_nothing_new_offers_nothing_back_and_leaves_the_address() -> None:
    session = Session("en", NAME, link={"price": "900", "hours": "lots"})
    opens_with(session, {"price": 900})
    assert session.keeper.message == "This link brought: what a customer pays you for one sale, €900."
    assert not session.keeper.can_undo
    assert not session.keeper.can_undo
    assert session.keeper.unwritten["numbers"] == {}
    assert session.keeper.unwritten["leaving"] == ("price", "hours")


def test_a_link_alone_writes_nothing_and_stays_in_the_address() -> None:
    session = Session("en", NAME, link={"price": "800"})
    says(session, "start")
    session.answer("lester_guess", 7)
    assert price(session) == 800
    assert session.keeper.saved == Saved(answers={"lester_guess": 7})
    assert session.keeper.unwritten["numbers"] == {}
    assert session.keeper.unwritten["leaving"] == ()
    assert session.keeper.message == "This link brought: what a customer pays you for one sale, €800."
    says(session, "clear")
    assert price(session) == 800


@pytest.mark.parametrize("kind", ["put", "file", "stored"])
def test_the_links_numbers_are_kept_with_the_first_that_is_kept(kind: str) -> None:
    session = Session("en", NAME, link={"price": "800", "able_of_ten": "3"})
    says(session, "start")
    if kind == "put":
        session.put("hours", 5)
    else:
        says(session, kind, write_saved(Saved(numbers={"hours": 5})))
    assert session.keeper.saved.numbers == {"price": 800, "able_of_ten": 3, "able_at_price": 800, "hours": 5}
    assert session.keeper.unwritten["leaving"] == ("price", "able_of_ten")
    other = Session("fr", NAME)
    says(other, "start", session.keeper.file)
    assert other.business == session.business
    assert other.typed == session.typed


@pytest.mark.parametrize("kind", ["file", "stored", "start"])
def test_while_a_link_waits_other_numbers_stand_over_it(kind: str) -> None:
    session = Session("en", NAME, link={"price": "800"})
    says(session, "start")
    says(session, kind, write_saved(Saved(numbers={"price": 900})))
    assert price(session) == 900
    assert session.keeper.unwritten["leaving"] == ("price",)


def test_a_browser_that_can_not_be_read_leaves_the_link_waiting() -> None:
    session = Session("en", NAME, link={"price": "800"})
    says(session, "start", "abc")
    assert session.keeper.unwritten["leaving"] == ()
    session.put("hours", 5)
    assert session.keeper.unwritten["how"] == "set_aside"
    assert session.keeper.unwritten["numbers"] == {"price": 800, "hours": 5}
    assert session.keeper.unwritten["leaving"] == ("price",)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_long_link_is_told_in_short(lang: str) -> None:
    link = {
        "second_on": "yes",
        "price": "900",
        "contacts_per_hour": "1..2..3",
        "able_of_ten": "3",
        "cash": "5",
        "hours": "2",
    }
    session = Session(lang, NAME, link=link)
    opens_with(session, {"price": 100})
    told = session.keeper.message
    assert told.count(";") == 4
    for part in {
        "fr": ("un produit moins cher, oui", "de 1 par heure à 3 par heure", "2 autres chiffres"),
        "en": ("a cheaper product, yes", "1 an hour to 3 an hour", "2 more numbers"),
    }[lang]:
        assert part in told
    assert ("au" in told) == (lang == "fr")


def test_a_link_may_name_the_business() -> None:
    session = Session("en", NAME, numbers={"hours": 3}, link={"business": "lester_early", "price": "120"})
    assert session.start.name == "lester_early"
    assert (price(session), session.business.question.hours) == (120, 3)
    assert session.problems == ()


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    ("business", "numbers"),
    [
        ("lester", {"price": "abc"}),
        ("lester", {"price": -1}),
        ("lester", {"price": float("nan")}),
        ("lester", {"prise": 100}),
        ("lester", {"hours": "4..2..1"}),
        ("nobody", {}),
    ],
)
def test_a_wrong_prepared_number_stops_the_run_with_one_sentence_and_no_traceback(
    lang: str, business: str, numbers: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    shell = InteractiveShell.instance()
    shell.user_ns |= {"Session": Session, "given": (lang, NAME, business, numbers)}
    result = shell.run_cell("Session(*given)")
    assert isinstance(result.error_in_exec, WrongNumberError)
    shown = capsys.readouterr().out.strip()
    assert shown == str(result.error_in_exec)
    assert "\n" not in shown
    assert len(re.findall(r"[.?](?:\s|$)", shown)) == 1
    assert "Traceback" not in shown
    assert "Error" not in shown


def test_the_sentence_names_field_value_and_what_is_accepted() -> None:
    with pytest.raises(WrongNumberError) as french:
        Session("fr", NAME, numbers={"price": "abc"})
    for part in ("Ce qu\u2019un client vous paie", "«\u00a0abc\u00a0»", "1\u00a0€", "100\u202f000\u00a0€"):
        assert part in str(french.value)
    with pytest.raises(WrongNumberError, match="No business is called “nobody”"):
        Session("en", NAME, "nobody")


def test_a_link_does_not_hide_a_wrong_prepared_business() -> None:
    with pytest.raises(WrongNumberError):
        Session("en", NAME, "nobody", link={"business": "lester"})
    with pytest.raises(WrongNumberError):
        Session("en", NAME, "nobody", link={"business": "nobody_else"})


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "link",
    [
        {"price": "abc"},
        {"price": "1e999"},
        {"price": "-5"},
        {"hours": "1..2"},
        {"prise": "100"},
        {"business": "nobody"},
        {"second_on": "maybe"},
        {"<script>alert(1)</script>" * 5: "100"},
    ],
)
def test_a_wrong_value_in_a_link_is_one_sentence_and_the_rest_stands(lang: str, link: dict[str, str]) -> None:
    session = Session(lang, NAME, link={**link, "hour_value": "50"})
    assert len(session.problems) == 1
    assert len(re.findall(r"[.?](?:\s|$)", session.problems[0])) == 1
    assert session.start == preset("lester")
    assert session.typed == {"hour_value": 50}
    assert session.business.hour_value == 50


def test_shares_that_are_too_much_together_are_not_taken_from_a_link() -> None:
    session = Session("en", NAME, link={"share_couples": "0.6", "share_bookers": "0.7"})
    assert len(session.problems) == 2
    assert session.typed == {}
    assert session.business == session.start


def test_a_range_survives_file_link_and_browser() -> None:
    session = Session("en", NAME)
    session.put("contacts_per_hour", Range(1, 3, 8))
    again, linked = Session("fr", NAME), Session("en", NAME)
    says(again, "start", session.keeper.file)
    says(linked, "link", to_hash(session.keeper.saved))
    for other in (again, linked):
        assert other.business.question.contacts_per_hour == Range(1, 3, 8)
        assert other.typed == {"contacts_per_hour": [1, 3, 8]}
    assert Session("en", NAME, link={"hours": "2..4..6"}).business.question.hours == Range(2, 4, 6)


def test_the_switch_of_the_second_product_goes_all_the_ways() -> None:
    assert Session("en", NAME, link={"second_on": "1"}).business.second.on
    session = Session("en", NAME, numbers={"second_on": True})
    assert session.business.second.on
    session.put("second_on", False)  # noqa: FBT003 - a switch is a value here
    assert not session.business.second.on
    again = Session("en", NAME, numbers={"second_on": True})
    says(again, "start", session.keeper.file)
    assert not again.business.second.on


def test_restoring_tells_once_for_each_change() -> None:
    session = Session("en", NAME)
    told: list[int] = []
    session.observe(lambda change: told.append(change["new"]), "restored")
    opens_with(session, {"price": 900}, lester_guess=7)
    opens_with(session, {"price": 900}, lester_guess=7)
    assert told == [1]
    assert session.answers == {"lester_guess": 7}
    opens_with(session, {"price": 950})
    assert told == [1, 2]
    assert price(session) == 950
    assert session.answers == {}


def test_start_again_goes_back_to_the_start_and_can_be_undone() -> None:
    session = Session("en", NAME, numbers={"hours": 6}, link={"price": "800"})
    opens_with(session)
    session.put("price", 950)
    session.put("hours", 1)
    session.answer("lester_guess", 7)
    says(session, "clear")
    # What was the link's was kept with the first number, left the address, and is cleared with the others.
    assert (price(session), session.business.question.hours) == (1000, 6)
    assert session.answers == {}
    says(session, "undo")
    assert (price(session), session.business.question.hours) == (950, 1)
    assert session.answers == {"lester_guess": 7}


def test_numbers_of_other_workbooks_are_kept_and_change_nothing_here() -> None:
    session = Session("en", NAME)
    opens_with(session, {"members_of_a_gym": 80, "price": 900}, other_workbooks_plan="yes")
    session.put("hours", 5)
    session.answer("half_hour", "tea")
    saved = session.keeper.saved
    assert saved.numbers == {"members_of_a_gym": 80, "price": 900, "hours": 5}
    assert saved.answers == {"other_workbooks_plan": "yes", "half_hour": "tea"}


@pytest.mark.parametrize("kind", ["start", "stored", "file", "link"])
@pytest.mark.parametrize(
    ("lang", "key", "wrong", "parts"),
    [
        ("en", "price", -5, ("What a customer pays you", "“-5”", "€1", "€100,000")),
        (
            "fr",
            "price",
            -5,
            ("Ce qu\u2019un client", "«\u00a0-5\u00a0»", "1\u00a0€", "100\u202f000\u00a0€"),
        ),
        ("en", "hours", (4, 2, 1), ("Hours a month you give to posting", "“4.0, 2.0, 1.0”", "0.5", "160")),
        ("en", "closing_rate", 30, ("the share who buy", "“30.0”", "0%", "100%")),
        ("en", "hour_value", True, ("one hour of your time", "“True”", "€0", "€1,000")),
        ("en", "second_on", 3, ("A cheaper product", "“3.0”", "true or false")),
    ],
)
def test_a_number_that_comes_in_and_can_not_be_used_is_told_and_goes(
    kind: str, lang: str, key: str, wrong: Kept, parts: tuple[str, ...]
) -> None:
    session = Session(lang, NAME)
    came = Saved(numbers={key: wrong, "capacity": 7, "members_of_a_gym": -80})
    says(session, kind, to_hash(came) if kind == "link" else write_saved(came))
    for part in parts:
        assert part in session.keeper.message
    assert session.keeper.message.count("members") == 0
    assert len(re.findall(r"[.?](?:\s|$)", session.keeper.message)) == (2 if kind in {"file", "link"} else 1)
    assert (session.keeper.news == "") == (kind == "file")
    assert session.business == session.start.model_copy(
        update={"offer": session.start.offer.model_copy(update={"capacity": 7.0})}
    )
    assert session.typed == {"capacity": 7}
    assert session.keeper.saved.numbers == {"capacity": 7, "members_of_a_gym": -80}
    assert session.keeper.unwritten["numbers"][key] is None
    again = Session(lang, NAME)
    says(again, "start", session.keeper.file)
    assert again.keeper.message == ""


def test_a_file_that_puts_a_wrong_number_over_a_good_one_can_be_taken_back() -> None:
    session = Session("en", NAME)
    session.put("price", 900)
    says(session, "file", write_saved(Saved(numbers={"price": 0})))
    assert price(session) == 1000
    assert session.keeper.message.startswith(
        "The numbers of your file are in place. What a customer pays you"
    )
    says(session, "undo")
    assert price(session) == 900


def test_where_a_kept_number_can_not_be_used_the_links_stands() -> None:
    session = Session("en", NAME, link={"price": "800"})
    says(session, "start")
    says(session, "file", write_saved(Saved(numbers={"price": 0, "hours": 5})))
    assert price(session) == 800
    assert session.keeper.saved.numbers == {"price": 800, "hours": 5}
    assert "“0”" in session.keeper.message


def test_shares_that_are_too_much_together_go_together_and_the_others_stay() -> None:
    session = Session("en", NAME)
    opens_with(session, {"share_couples": 0.6, "share_bookers": 0.7, "price": 900})
    assert session.typed == {"price": 900}
    assert session.keeper.saved.numbers == {"price": 900}
    assert session.keeper.message.count("with the other shares is more than the whole") == 2


def test_a_kept_share_makes_way_for_the_links() -> None:
    session = Session("en", NAME, link={"share_bookers": "0.7"})
    opens_with(session, {"share_couples": 0.6, "price": 900})
    assert session.typed == {"share_bookers": 0.7, "price": 900}
    assert session.keeper.saved.numbers == session.typed
    assert session.keeper.message.startswith("This link brought: people who book shows")
    assert session.keeper.message.count("“0.6” with the other shares is more than the whole") == 1
    assert session.keeper.news.count("\n\n") == 1


def test_a_file_full_of_mistakes_does_not_fill_the_page() -> None:
    session = Session("en", NAME)
    wrong = dict.fromkeys(("price", "hours", "cash", "capacity", "margin_ratio"), -1)
    says(session, "file", write_saved(Saved(numbers=wrong)))
    assert session.keeper.message.count("is out of range") == 3
    assert session.keeper.message.endswith("2 more numbers cannot be used.")
    assert session.keeper.saved == Saved()


def test_a_number_that_can_not_be_used_changes_and_keeps_nothing() -> None:
    session = Session("en", NAME, numbers={"share_bookers": 0.5})
    before = session.business
    for key, value in (("price", -1.0), ("share_couples", 0.9), ("no_such_number", 1.0)):
        with pytest.raises(FieldErrors):
            session.put(key, value)
    assert session.business == before
    assert session.typed == {}
    assert session.keeper.saved == Saved()


def test_a_count_remembers_its_price_and_falls_when_the_price_rises() -> None:
    session = Session("en", NAME)
    session.put("able_of_ten", 4)
    assert session.keeper.saved.numbers == {"able_of_ten": 4, "able_at_price": 1000}
    assert able(session) == pytest.approx(4, abs=0.01)
    session.put("price", 2000)
    assert able(session) < 2
    session.put("price", 1000)
    assert able(session) == pytest.approx(4, abs=0.01)
    session.put("price", 500)
    session.put("half_hour_able_of_ten", 6)
    assert session.typed["half_hour_able_at_price"] == 500
    assert session.typed["able_at_price"] == 1000


def test_a_count_made_at_a_price_of_three_numbers_is_made_at_the_likeliest() -> None:
    session = Session("en", NAME)
    session.put("price", Range(800, 1000, 1500))
    session.put("able_of_ten", 4)
    assert session.typed["able_at_price"] == 1000


@pytest.mark.parametrize("link", [{"able_of_ten": "4"}, {"able_of_ten": "4", "price": "1000"}])
def test_a_count_from_a_link_is_made_at_the_price_of_the_link(link: dict[str, str]) -> None:
    session = Session("en", NAME, link=link)
    assert able(session) == pytest.approx(4, abs=0.01)
    session.put("price", 2000)
    assert able(session) < 2


def test_a_count_from_a_file_that_names_no_price_is_made_at_the_price_of_the_file() -> None:
    session = Session("en", NAME)
    says(session, "file", write_saved(Saved(numbers={"able_of_ten": 4, "price": 500})))
    assert able(session) == pytest.approx(4, abs=0.01)
    session.put("price", 1000)
    assert able(session) < 3


@settings(max_examples=30, deadline=None)
@given(st.floats(0, 10), st.floats(1, 100_000), st.floats(1, 100_000))
def test_a_higher_price_never_leaves_more_who_could_pay(count: float, one: float, other: float) -> None:
    session = Session("en", NAME)
    session.put("able_of_ten", count)
    low, high = sorted((one, other))
    session.put("price", low)
    at_low = able(session)
    session.put("price", high)
    assert able(session) <= at_low + 1e-9


@pytest.mark.parametrize(
    ("value", "written"), [(Range(1, 2, 3), [1.0, 2.0, 3.0]), (True, True), (3, 3.0), (2.5, 2.5)]
)
def test_numbers_are_written_plainly(value: Any, written: object) -> None:  # noqa: ANN401 - any number
    found = plain(value)
    assert found == written
    assert type(found) is type(written)


# ---- another business to start from


def test_another_start_changes_what_was_not_typed_and_is_kept() -> None:
    session = Session("en", NAME)
    session.put("hours", 6)
    session.start_from("lester_early")
    assert (price(session), session.business.question.hours) == (100, 6)
    assert session.keeper.saved.answers == {"business": "lester_early"}
    again = Session("fr", "02_other", numbers={"price": 700})
    says(again, "start", session.keeper.file)
    assert (again.start.name, price(again), again.business.question.hours) == ("lester_early", 100, 6)


def test_going_back_to_the_start_takes_the_numbers_that_the_page_was_given() -> None:
    session = Session("en", NAME, numbers={"price": 700})
    session.start_from("lester_early")
    session.start_from("lester")
    assert price(session) == 700
    with pytest.raises(FieldError):
        session.start_from("nobody")
    assert session.start == session.given


def test_starting_again_starts_from_the_page_s_own_business() -> None:
    session = Session("en", NAME)
    session.start_from("lester_early")
    says(session, "clear")
    assert session.start.name == "lester"


def test_the_business_of_a_link_counts_for_more_than_the_kept_one_until_one_is_chosen() -> None:
    session = Session("en", NAME, link={"business": "lester"})
    opens_with(session, business="lester_early")
    assert session.start.name == "lester"
    session.start_from("lester_early")
    assert session.start.name == "lester_early"


@pytest.mark.parametrize("kept", ["nobody", 7.0])
def test_a_kept_business_that_is_none_changes_nothing(kept: str | float) -> None:
    session = Session("en", NAME)
    opens_with(session, {"price": 900}, business=kept)
    assert (session.start.name, price(session)) == ("lester", 900)


def test_panels_are_made_anew_for_another_business_and_the_old_ones_hear_nothing_more() -> None:
    session = Session("en", NAME)
    made: list[Panel] = []

    def panel(session: Session) -> Panel:
        made.append(Panel())
        made[-1].sentence = session.business.name
        session.observe(lambda _, mine=made[-1]: setattr(mine, "sentence", f"{mine.sentence}!"), "business")
        return made[-1]

    shell = Shell(session, panel)
    session.put("price", 900)
    assert (shell.sentence, shell.children) == ("lester!", (made[0],))
    session.start_from("lester_early")
    assert (shell.sentence, shell.children, shell.inside) == ("lester_early", (made[1],), made[1])
    session.put("price", 150)
    assert [one.sentence for one in made] == ["lester!", "lester_early!"]
    assert shell.sentence == "lester_early!"


class Busy(Panel):
    """A panel that tells of its work; `boxed` is what it shows."""

    def __init__(self, session: Session, tell: Callable[[str], object]) -> None:
        self.boxed = NumberField("Price", 5, unit="EUR", low=0, high=9, lang="en")
        super().__init__([VBox([self.boxed])])
        self._session, self._tell = session, tell
        self.boxed.observe(lambda _: self._follow(), "value")
        self._settle = Settle(self._follow)
        session.observe(lambda _: self._settle(), ["business", "restored", "changes"])

    def _follow(self) -> None:
        self._tell(self._session.start.name)


def test_a_panel_hears_of_every_answer_and_works_no_more_once_it_has_gone() -> None:
    session, work = Session("en", NAME), list[str]()
    shell = Shell(session, lambda session: Busy(session, work.append))
    session.answer("cost_guess", 5)
    assert work == ["lester"]
    before = shell.inside
    session.start_from("lester_early")
    work.clear()
    session.answer("cost_guess", 6)
    assert work == ["lester_early"], "once, for the panel on the page"
    assert before.boxed.closed
    assert not shell.inside.boxed.closed


def test_work_that_waits_for_the_hand_to_rest_is_not_done_for_a_panel_that_has_gone() -> None:
    session, work = Session("en", NAME), list[str]()

    async def turn() -> None:
        rested = asyncio.Event()

        def tell(name: str) -> None:
            work.append(name)
            rested.set()

        Shell(session, lambda session: Busy(session, tell))
        session.answer("cost_guess", 5)
        session.start_from("lester_early")  # the new panel is told later, so the old one's turn came before
        await asyncio.wait_for(rested.wait(), 30)

    asyncio.run(turn())
    assert work == ["lester_early"]


def test_a_panel_that_has_gone_is_garbage() -> None:
    session = Session("en", NAME)
    shell = Shell(session, lambda session: Busy(session, str))
    gone = weakref.ref(shell.inside)
    session.start_from("lester_early")
    gc.collect()
    assert gone() is None


def test_a_number_on_which_a_panel_fails_is_kept_all_the_same() -> None:
    session = Session("en", "01_lester")

    def fails(_: object) -> None:
        raise ZeroDivisionError

    session.observe(fails, "business")
    with pytest.raises(ZeroDivisionError):
        session.put("price", 900)
    assert session.keeper.saved.numbers == {"price": 900}
