"""The keeper at the level of its traits: messages in, state and changes out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.keeper import Keeper
from widgets.links import from_hash, to_hash
from widgets.panel import VIEW
from widgets.save_file import Saved, read_saved, write_saved
from widgets.save_file_error import SaveFileError


def heard(keeper: Keeper, kind: object, what: object = None) -> None:
    """Have the browser say something."""
    keeper._handle_custom_msg({"kind": kind, "with": what}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def written(keeper: Keeper) -> None:
    heard(keeper, "written", keeper.unwritten["turn"])


def text(**numbers: object) -> str:
    return write_saved(Saved(numbers=numbers))


@pytest.fixture
def keeper() -> Keeper:
    return Keeper(lang="en", workbook="01_lester")


@pytest.fixture
def calls(keeper: Keeper) -> list[Saved]:
    found: list[Saved] = []
    keeper.on_restore(found.append)
    return found


def test_the_browsers_copy_comes_back_once(keeper: Keeper, calls: list[Saved]) -> None:
    heard(keeper, "start", text(price=1200, other_workbook=(1, 2, 3)))
    heard(keeper, "start", text(price=1200, other_workbook=(1, 2, 3)))
    assert calls == [Saved(numbers={"price": 1200, "other_workbook": (1, 2, 3)})]
    assert keeper.unwritten["numbers"] == {}
    assert keeper.message == ""


def test_a_callback_that_comes_late_is_called_at_once(keeper: Keeper) -> None:
    found: list[Saved] = []
    heard(keeper, "start", text(price=1200))
    keeper.on_restore(found.append)
    assert found == [Saved(numbers={"price": 1200})]


def test_an_empty_browser_calls_nobody(keeper: Keeper, calls: list[Saved]) -> None:
    heard(keeper, "start", None)
    assert calls == []
    assert not keeper.unwritten["numbers"]


def test_what_changes_goes_to_the_browser_until_it_is_written(keeper: Keeper) -> None:
    keeper.keep(numbers={"price": 1200, "hours": (1, 2, 3)}, answers={"guess": "no"})
    assert keeper.unwritten == {
        "turn": 1,
        "how": "merge",
        "numbers": {"price": 1200.0, "hours": (1.0, 2.0, 3.0)},
        "answers": {"guess": "no"},
        "leaving": (),
    }
    keeper.keep(numbers={"price": 1300})
    heard(keeper, "written", 1)
    assert keeper.unwritten["numbers"] == {"price": 1300.0, "hours": (1.0, 2.0, 3.0)}
    written(keeper)
    assert keeper.unwritten["numbers"] == keeper.unwritten["answers"] == {}
    assert keeper.saved.numbers["price"] == 1300


def test_the_same_again_changes_nothing(keeper: Keeper, calls: list[Saved]) -> None:
    keeper.keep(numbers={"price": 1200})
    turn = keeper.unwritten["turn"]
    keeper.keep(numbers={"price": 1200.0}, answers={})
    keeper.keep()
    assert keeper.unwritten["turn"] == turn
    assert calls == []


def test_file_and_link_hold_everything(keeper: Keeper) -> None:
    heard(keeper, "start", text(other_workbook=7))
    keeper.keep(numbers={"price": 1200}, answers={"guess": 3})
    both = Saved(numbers={"other_workbook": 7, "price": 1200}, answers={"guess": 3})
    assert read_saved(keeper.file) == from_hash(keeper.fragment) == keeper.saved == both


def test_none_forgets_a_key(keeper: Keeper) -> None:
    heard(keeper, "start", text(price=1, able_of_ten=3))
    keeper.keep(numbers={"able_of_ten": None, "never_there": None})
    assert keeper.saved.numbers == {"price": 1}
    assert keeper.unwritten["numbers"] == {"able_of_ten": None}


def test_a_reload_beside_a_living_kernel_brings_no_old_number_back(
    keeper: Keeper, calls: list[Saved]
) -> None:
    heard(keeper, "start", text(price=1, hours=1))
    keeper.keep(numbers={"price": 2})  # not written yet, when the page is reloaded
    turn = keeper.unwritten["turn"]
    heard(keeper, "start", text(price=1, hours=5))  # another tab changed the hours meanwhile
    assert keeper.saved.numbers == {"price": 2, "hours": 5}
    assert calls[-1].numbers == {"price": 2, "hours": 5}
    assert keeper.unwritten["numbers"] == {"price": 2}
    assert keeper.unwritten["turn"] > turn  # the new page is asked to write it
    written(keeper)
    heard(keeper, "stored", text(price=3, hours=5))  # now the browser's copy is newer
    assert keeper.saved.numbers == {"price": 3, "hours": 5}


def test_a_browser_without_a_copy_is_given_what_was_typed(keeper: Keeper) -> None:
    keeper.keep(numbers={"price": 2})
    written(keeper)
    heard(keeper, "start", None)
    assert keeper.unwritten["numbers"] == {"price": 2}


def test_a_link_goes_over_the_copy_and_is_written(keeper: Keeper, calls: list[Saved]) -> None:
    heard(keeper, "start", text(price=1, hours=6))
    heard(keeper, "link", "#" + to_hash(Saved(numbers={"price": 9})))
    assert calls[-1].numbers == {"price": 9, "hours": 6}
    assert keeper.unwritten["numbers"] == {"price": 9}
    assert keeper.message == "The numbers of this link are in place."
    heard(keeper, "undo")
    assert calls[-1].numbers == {"price": 1, "hours": 6}
    assert keeper.unwritten["how"] == "replace"


@pytest.mark.parametrize(
    ("kind", "what", "opening"),
    [
        ("link", "#n=garbage", "This link cannot be used: a part of it is missing"),
        ("file", "abc", "This file cannot be used: it does not hold numbers"),
        ("file", "x" * 60_000, "This file cannot be used: it is too long"),
        ("file", '{"halfhour": 9}', "This file cannot be used: it was made by a newer"),
        ("start", "abc", "The numbers kept in this browser cannot be read"),
        ("stored", '{"halfhour": 1, "numbers": 3}', "The numbers kept in this browser cannot be read"),
    ],
)
def test_what_can_not_be_read_says_so_and_changes_nothing(
    keeper: Keeper, calls: list[Saved], kind: str, what: str, opening: str
) -> None:
    keeper.keep(numbers={"price": 2})
    written(keeper)
    before = keeper.unwritten
    heard(keeper, kind, what)
    assert keeper.message.startswith(opening)
    assert keeper.saved.numbers == {"price": 2}
    assert keeper.unwritten == before
    assert calls == []
    assert not keeper.can_undo


def test_an_unreadable_copy_is_set_aside_at_the_first_change_only(keeper: Keeper) -> None:
    heard(keeper, "start", "abc")
    keeper.keep(numbers={"price": 2})
    assert keeper.unwritten["how"] == "set_aside"
    assert keeper.unwritten["numbers"] == {"price": 2}
    written(keeper)
    keeper.keep(numbers={"price": 3})
    assert keeper.unwritten["how"] == "merge"


def test_the_same_bad_file_twice_is_said_twice(keeper: Keeper) -> None:
    said: list[str] = []
    keeper.observe(lambda change: said.append(change["new"]), "message")
    heard(keeper, "file", "abc")
    heard(keeper, "file", "abc")
    assert len([message for message in said if message]) == 2


def test_start_again_clears_all_and_can_be_undone(keeper: Keeper, calls: list[Saved]) -> None:
    heard(keeper, "start", text(price=1, other_workbook=2))
    heard(keeper, "clear")
    assert calls[-1] == keeper.saved == Saved()
    assert keeper.unwritten["how"] == "replace"
    assert keeper.unwritten["numbers"] == {}
    heard(keeper, "stored", text(price=1))  # sent before this page had written: older than the clearing
    assert keeper.saved == Saved()
    written(keeper)
    assert keeper.can_undo
    heard(keeper, "undo")
    assert keeper.saved.numbers == {"price": 1, "other_workbook": 2}
    assert keeper.unwritten["numbers"] == {"price": 1, "other_workbook": 2}
    assert not keeper.can_undo


def test_clearing_in_another_tab_clears_here(keeper: Keeper, calls: list[Saved]) -> None:
    heard(keeper, "start", text(price=1))
    heard(keeper, "stored", text())
    assert calls[-1] == Saved()


def test_what_comes_in_on_purpose_is_counted_and_told_even_where_it_is_the_same(
    keeper: Keeper, calls: list[Saved]
) -> None:
    heard(keeper, "start", text(price=1))
    heard(keeper, "stored", text(price=2))
    assert (keeper.replaced, len(calls)) == (0, 2)
    heard(keeper, "file", "abc")
    assert keeper.replaced == 0
    heard(keeper, "file", text(price=2))
    assert (keeper.replaced, len(calls)) == (1, 3)
    heard(keeper, "clear")
    heard(keeper, "clear")
    heard(keeper, "undo")
    heard(keeper, "undo")  # nothing left to bring back
    assert (keeper.replaced, len(calls)) == (4, 6)


def test_only_what_no_button_of_the_card_brought_about_is_news(keeper: Keeper) -> None:
    heard(keeper, "link", "#" + to_hash(Saved(numbers={"price": 9})))
    assert keeper.news == keeper.message != ""
    heard(keeper, "file", text(price=9))
    assert (keeper.news, keeper.message) == ("", "The numbers of your file are in place.")
    heard(keeper, "start", "abc")
    assert keeper.news.startswith("The numbers kept in this browser cannot be read")


def test_what_is_said_of_numbers_that_come_in_is_one_message(keeper: Keeper) -> None:
    said: list[str] = []
    keeper.observe(lambda change: said.append(change["new"]), "message")
    keeper.on_restore(lambda _: keeper.say("One is wrong."))
    heard(keeper, "file", text(price=9))
    assert said == ["The numbers of your file are in place. One is wrong."]


def test_keeping_from_within_a_callback_is_safe(keeper: Keeper) -> None:
    keeper.on_restore(lambda saved: keeper.keep(numbers=saved.numbers))
    keeper.on_restore(lambda saved: keeper.keep(numbers={"price": min(saved.numbers["price"], 5)}))
    heard(keeper, "start", text(price=9, hours=1))
    assert keeper.saved.numbers == {"price": 5, "hours": 1}
    assert keeper.unwritten["numbers"] == {"price": 5}


def test_what_the_caller_gets_wrong_is_an_error_and_changes_nothing(keeper: Keeper) -> None:
    for wrong in ({"Price": 1}, {"price": "1200"}, {"price": float("nan")}, {"price": (1, 2)}):
        with pytest.raises(SaveFileError):
            keeper.keep(numbers=wrong)
    assert keeper.saved == Saved()


def test_a_long_answer_is_kept_up_to_its_limit(keeper: Keeper) -> None:
    keeper.keep(answers={"mine": "x" * 600, "half": "a\ud800b"})
    assert keeper.saved.answers == {"mine": "x" * 500, "half": "ab"}


def test_too_many_answers_are_said_and_nothing_is_lost(keeper: Keeper) -> None:
    keeper.keep(numbers={"price": 2})
    keeper.keep(answers={f"a{n}": '"' * 500 for n in range(100)})
    assert keeper.message == "This is more than can be kept: shorten some of your answers."
    assert keeper.saved == Saved(numbers={"price": 2})


@given(
    st.sampled_from(["start", "stored", "link", "file", "clear", "undo", "written", "x", None, 3]), st.data()
)
def test_no_message_of_a_browser_breaks_it(kind: object, data: st.DataObject) -> None:
    keeper = Keeper(lang="fr", workbook="01_lester")
    what = data.draw(st.none() | st.integers() | st.text() | st.lists(st.integers()) | st.just({"a": 1}))
    heard(keeper, kind, what)
    assert keeper.saved == Saved()
    keeper._handle_custom_msg(what, [])  # noqa: SLF001 - a message without our form


pages = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["price", "hours"]), st.integers(0, 3), st.booleans()),
    max_size=12,
)


@given(pages)
def test_two_pages_and_one_browser_end_up_agreeing(steps: list[tuple[int, str, int, bool]]) -> None:
    """Each step changes a number on one page; the browser writes and tells the other at once or later."""
    keepers = [Keeper(lang="en", workbook="01_lester"), Keeper(lang="fr", workbook="02_other")]
    copy: dict[str, Any] = {}
    last: dict[str, int] = {}

    def browser() -> None:
        for index, keeper in enumerate(keepers):
            if keeper.unwritten["numbers"]:
                copy.update(keeper.unwritten["numbers"])
                last.update({key: copy[key] for key in keeper.unwritten["numbers"]})
                written(keeper)
                heard(keepers[1 - index], "stored", text(**copy))

    for page, key, value, at_once in steps:
        keepers[page].keep(numbers={key: value})
        if at_once:
            browser()
    browser()
    assert keepers[0].saved.numbers == keepers[1].saved.numbers == copy == last


def test_its_text_form_is_its_heading() -> None:
    keeper = Keeper(lang="fr", workbook="01_lester")
    bundle = keeper._repr_mimebundle_()
    assert bundle["text/plain"] == "Vos chiffres restent chez vous"
    assert bundle[VIEW]["model_id"] == keeper.model_id
    assert keeper.page == "fr/01_lester.ipynb"
    assert all(keeper.texts.values())
