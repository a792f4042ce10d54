"""What stands at the top of the page about numbers that came with it."""

from __future__ import annotations

import pytest

from widgets.action_button import ActionButton
from widgets.notice import Notice
from widgets.passage import Passage
from widgets.save_file import Saved, write_saved
from widgets.session import Session


def says(session: Session, kind: str, **numbers: object) -> None:
    """Have the browser send numbers to the keeper."""
    content = {"kind": kind, "with": write_saved(Saved(numbers=numbers))}
    session.keeper._handle_custom_msg(content, [])  # noqa: SLF001 - where ipywidgets hands messages over


def test_where_all_is_well_nothing_is_there() -> None:
    session = Session("en", "01_lester")
    notice = Notice(session)
    says(session, "start", price=900)
    says(session, "stored", price=950)
    assert (notice.children, notice.sentence) == ((), "")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_link_over_kept_numbers_is_told_and_taken_back_with_one_button(lang: str) -> None:
    session = Session(lang, "01_lester", link={"price": "1200", "hours": "lots"})
    notice = Notice(session)
    assert len(notice.children) == 1
    says(session, "start", price=900)
    said, undo = notice.children
    assert said.text == notice.sentence == f"{session.problems[0]}\n\n{session.keeper.message}"
    assert "lots" in said.text
    assert isinstance(undo, ActionButton)
    undo._handle_custom_msg({"kind": "click"}, [])  # noqa: SLF001 - as above
    assert session.business.offer.price == 900
    assert notice.sentence.endswith(session.t("Your earlier numbers are back."))
    assert undo not in notice.children


def test_a_kept_number_that_can_not_be_used_is_told_without_a_button() -> None:
    session = Session("en", "01_lester")
    notice = Notice(session)
    says(session, "start", price=-5)
    assert notice.sentence == session.keeper.message
    assert "“-5”" in notice.sentence
    assert len(notice.children) == 1
    assert isinstance(notice.children[0], Passage)


def test_what_the_card_brought_about_is_read_on_the_card() -> None:
    session = Session("en", "01_lester", link={"price": "1200"})
    notice = Notice(session)
    says(session, "start", price=900)
    says(session, "file", hours=-1)
    assert "hours" in session.keeper.message.lower()
    assert notice.children == ()
    assert session.keeper.can_undo


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("en", ("This link brought: our assumptions for “A restaurant”", "€1,200", "3.5")),
        ("fr", ("Ce lien apporte", "Un restaurant", "1\u202f200", "3,5")),
    ],
)
def test_a_link_says_what_it_brought_also_where_it_goes_over_nothing(
    lang: str, parts: tuple[str, ...]
) -> None:
    session = Session(lang, "01_lester", link={"business": "restaurant", "price": "1200", "hours": "3.5"})
    notice = Notice(session)
    session.keeper._handle_custom_msg({"kind": "start", "with": None}, [])  # noqa: SLF001 - as above
    assert all(part in notice.sentence for part in parts)
    assert len(notice.children) == 1
