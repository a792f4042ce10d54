"""The form of a learner's numbers: made from the schema, typed the reader's way, never echoing."""

from __future__ import annotations

from typing import Any

import pytest
from ipywidgets import VBox

from case_studies.flat import fields
from case_studies.parse import preset
from case_studies.ranges import Range, likely
from tests.widgets.opened import opened
from widgets.form_groups import label, plain_keys
from widgets.numbers_form import NumbersForm
from widgets.panel import VIEW
from widgets.save_file import Saved, write_saved
from widgets.session import Session
from widgets.switch import Switch
from widgets.texts import Texts

NAME = "01_lester"
PLAIN = plain_keys(preset("lester"))


def form_of(lang: str = "en", **given: Any) -> tuple[Session, NumbersForm]:  # noqa: ANN401 - whatever a session takes
    session = Session(lang, NAME, **given)
    return session, NumbersForm(session)


def hear(form: NumbersForm, key: str, **content: object) -> None:
    """Have the page send something to one field."""
    data = {"method": "custom", "content": content}
    opened(form[key]).handle_msg({"content": {"data": data}, "buffers": []})


def typed(form: NumbersForm, key: str, text: str, box: str = "value") -> None:
    hear(form, key, kind="typed", box=box, text=text)


def in_box(form: NumbersForm, key: str) -> object:
    return form[key].get_state()["_texts"]["value"]


def says(session: Session, kind: str, what: object = None) -> None:
    """Have the browser say something to the keeper."""
    session.keeper._handle_custom_msg({"kind": kind, "with": what}, [])  # noqa: SLF001 - where ipywidgets hands messages over


def everything(form: NumbersForm) -> list[Any]:
    """Give every widget of the form, from the outside in."""
    found = list(form.children)
    for one in found:
        found += getattr(one, "children", ())
    return found


def switches(form: NumbersForm) -> list[Switch]:
    """Give "more", and the switch of the second product once it is on show."""
    return [one for one in everything(form) if isinstance(one, Switch)]


def boxes(form: NumbersForm) -> list[VBox]:
    return [one for one in everything(form) if isinstance(one, VBox)]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_field_is_as_the_schema_has_it(lang: str) -> None:
    session, form = form_of(lang)
    switches(form)[0].value = True
    t, known = Texts(lang), fields(session.business)
    for key in (key for key, field in known.items() if field.asked != "never"):
        made, quantity = form[key], known[key].quantity
        assert made.label == label(known[key], t)
        assert made.help == (t(quantity.help) if quantity.help else "")
        stops = made.get_state()["_stops"]
        scale = 100 if quantity.unit == "share" else 1
        assert [stops[0], stops[-1]] == [quantity.low * scale, quantity.high * scale]
        if known[key].value is not None:
            assert made.value == likely(known[key].value)
    if lang == "fr":
        assert form["price"].label != known["price"].label


def test_the_five_plain_numbers_of_the_schema_come_first() -> None:
    _, form = form_of()
    known = fields(preset("lester"))
    assert PLAIN == ("price", "hour_value", "hours", "contacts_per_hour", "able_of_ten")
    assert [field.label for field in form.children[0].children] == [known[key].label for key in PLAIN]


@pytest.mark.parametrize(("lang", "text"), [("fr", "1 200,50"), ("en", "1,200.50"), ("en", "1200.5 €")])
def test_a_number_typed_the_readers_way_reaches_the_business_and_the_keeper(lang: str, text: str) -> None:
    session, form = form_of(lang)
    typed(form, "price", text)
    assert session.business.offer.price == 1200.5
    assert session.keeper.saved.numbers == {"price": 1200.5}
    assert form["price"].sentence in form.sentence


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("text", ["abc", "", "-5", "99999999999", "12 34", "1e5"])
def test_what_can_not_be_used_is_said_and_nothing_is_lost(lang: str, text: str) -> None:
    session, form = form_of(lang)
    typed(form, "price", "1500")
    before, kept = session.business, session.keeper.saved
    typed(form, "price", text)
    assert form["price"].message.endswith(".")
    assert in_box(form, "price") == text
    assert (session.business, session.keeper.saved) == (before, kept)
    typed(form, "hours", "7")
    assert in_box(form, "price") == text, "another field's number leaves this box alone"
    assert form["price"].message
    typed(form, "price", "1600")
    assert form["price"].message == ""
    assert session.business.offer.price == 1600


def test_a_slider_moves_the_business_too() -> None:
    session, form = form_of()
    stops = form["price"].get_state()["_stops"]
    hear(form, "price", kind="slid", at=stops.index(100))
    assert session.business.offer.price == 100


def test_one_number_is_kept_for_one_typed() -> None:
    session, form = form_of()
    made: list[object] = []
    session.observe(lambda change: made.append(change["new"]), "business")
    typed(form, "price", "1500")
    assert len(made) == 1
    assert set(session.keeper.saved.numbers) == {"price"}
    typed(form, "able_of_ten", "3")
    assert len(made) == 2
    assert set(session.keeper.saved.numbers) == {"price", "able_of_ten", "able_at_price"}


def test_a_count_that_nobody_made_follows_the_price_and_is_not_kept() -> None:
    session, form = form_of()
    at_1000 = form["able_of_ten"].value
    assert form["able_of_ten"].note == "Our assumption, until you give your own count."
    typed(form, "price", "100")
    assert form["able_of_ten"].value > 10 * at_1000
    assert "it moves with it" in form["able_of_ten"].note, "and nobody wonders who moved it"
    assert set(session.keeper.saved.numbers) == {"price"}
    assert form["able_of_ten"].sentence in form.sentence


def test_a_count_that_was_made_follows_the_price_and_says_what_was_typed() -> None:
    session, form = form_of("fr")
    typed(form, "able_of_ten", "4")
    assert form["able_of_ten"].note == ""
    typed(form, "price", "2000")
    assert form["able_of_ten"].value == pytest.approx(1.9, abs=0.05)
    assert form["able_of_ten"].note == (
        "Pour 1\u202f000\u00a0€, vous avez dit 4 sur 10. À 2\u202f000\u00a0€, cela donne le nombre ci-dessus."
    )
    typed(form, "price", "2000,50")
    assert "À 2\u202f000,50\u00a0€" in form["able_of_ten"].note
    assert session.keeper.saved.numbers["able_of_ten"] == 4, "what was typed is kept"
    typed(form, "price", "1000")
    assert form["able_of_ten"].value == 4
    assert form["able_of_ten"].note == ""


def test_a_range_of_counts_stays_in_its_boxes_at_another_price() -> None:
    session, form = form_of()
    session.put("able_of_ten", Range(2, 4, 6))
    typed(form, "price", "2000")
    assert form["able_of_ten"].value == Range(2, 4, 6)
    assert "You said so for €1,000. At €2,000, we reckon with" in form["able_of_ten"].note


@pytest.mark.parametrize(
    ("lang", "share", "doubt"),
    [
        (
            "en",
            "€700 of it stays with you (70%).",
            "Nobody knows it exactly: we reckon with 1.5 to 4 an hour.",
        ),
        (
            "fr",
            "Il vous en reste 700\u00a0€ (70\u00a0%).",
            "Personne ne le sait au juste\u00a0: nous supposons de 1,5 à 4 par heure.",
        ),
    ],
)
def test_notes_say_what_follows_from_a_number(lang: str, share: str, doubt: str) -> None:
    _, form = form_of(lang)
    assert (form["price"].note, form["contacts_per_hour"].note) == (share, doubt)
    typed(form, "contacts_per_hour", "5")
    said = form["contacts_per_hour"].note
    assert {"en": "is our assumption: 3 to 8", "fr": "notre hypothèse\u00a0: de 3 à 8"}[lang] in said
    assert "8" in form["contacts_per_hour"].note, "the doubt goes along in proportion"
    typed(form, "contacts_per_hour", "0")
    assert form["contacts_per_hour"].note == "", "of nothing there is nothing to doubt"


def test_money_that_is_unsure_has_its_sign_at_both_ends() -> None:
    _, form = form_of(numbers={"hour_value": (20, 40, 60)})
    assert form["hour_value"].note == "", "a range that was given is nobody's assumption"
    typed(form, "hour_value", "20")
    assert form["hour_value"].note == "How far off your number may be is our assumption: €10 to €30."


def test_not_sure_begins_with_the_range_that_we_reckon_with() -> None:
    session, form = form_of()
    before = session.business
    hear(form, "contacts_per_hour", kind="unsure", open=True)
    assert form["contacts_per_hour"].value == Range(1.5, 2.5, 4)
    assert session.business == before, "to say that one is not sure makes nothing surer"
    assert session.keeper.saved.numbers == {"contacts_per_hour": (1.5, 2.5, 4)}
    typed(form, "contacts_per_hour", "9", "high")
    assert session.business.question.contacts_per_hour == Range(1.5, 2.5, 9)
    assert form["contacts_per_hour"].note == ""
    hear(form, "contacts_per_hour", kind="unsure", open=False)
    assert form["contacts_per_hour"].value == 2.5
    assert session.business == before


def test_not_sure_where_we_were_sure_begins_with_that_number() -> None:
    session, form = form_of()
    hear(form, "price", kind="unsure", open=True)
    assert form["price"].value == Range(1000, 1000, 1000)
    typed(form, "price", "1400", "high")
    assert session.business.offer.price == Range(1000, 1000, 1400)


@pytest.mark.parametrize("key", ["able_of_ten", "half_hour_able_of_ten"])
def test_not_sure_of_a_count_that_nobody_made_begins_with_the_doubt_of_the_model(key: str) -> None:
    session, form = form_of()
    switches(form)[0].value = True
    before = form[key].value
    hear(form, key, kind="unsure", open=True)
    opened = form[key].value
    assert isinstance(opened, Range)
    assert opened.low < opened.likely == before < opened.high
    assert session.keeper.saved.numbers[key] == opened
    assert [session.typed[key], form[key].note] == [list(opened), ""]
    typed(form, key, "5", "high")
    assert form[key].value == opened._replace(high=5)


def test_not_sure_of_a_count_of_ones_own_begins_with_that_count() -> None:
    _, form = form_of()
    typed(form, "able_of_ten", "4")
    hear(form, "able_of_ten", kind="unsure", open=True)
    assert form["able_of_ten"].value == Range(4, 4, 4)


def test_three_equal_numbers_stay_as_the_learner_made_them() -> None:
    session, form = form_of()
    hear(form, "contacts_per_hour", kind="unsure", open=True)
    typed(form, "contacts_per_hour", "2.5", "low")
    typed(form, "contacts_per_hour", "2.5", "high")
    assert session.business.question.contacts_per_hour == Range(2.5, 2.5, 2.5)


def test_saved_numbers_come_back_into_the_fields_and_are_not_taken_for_typed() -> None:
    session, form = form_of()
    switches(form)[0].value = True
    numbers = {"price": 900, "contacts_per_hour": (1, 2, 3), "able_of_ten": 4, "able_at_price": 900}
    says(session, "start", write_saved(Saved(numbers={**numbers, "second_on": True})))
    assert form["price"].value == 900
    assert form["contacts_per_hour"].value == Range(1, 2, 3)
    assert form["able_of_ten"].value == 4
    assert switches(form)[1].value
    assert session.keeper.unwritten["numbers"] == {}
    assert session.keeper.saved.numbers == {**numbers, "second_on": True}


def test_start_again_brings_the_examples_back_into_the_fields() -> None:
    session, form = form_of()
    says(session, "start")
    examples = form.sentence
    typed(form, "price", "900")
    typed(form, "able_of_ten", "4")
    hear(form, "contacts_per_hour", kind="unsure", open=True)
    says(session, "clear")
    assert form.sentence == examples
    assert session.keeper.saved == Saved()


def test_a_links_numbers_stand_in_the_fields_from_the_start() -> None:
    _, form = form_of(link={"price": "800", "contacts_per_hour": "2..4..6"})
    assert form["price"].value == 800
    assert form["contacts_per_hour"].value == Range(2, 4, 6)


def test_hours_are_chosen_so_a_range_of_them_stands_at_its_likeliest() -> None:
    _, form = form_of(link={"hours": "2..4..12"})
    assert form["hours"].value == 4
    assert not form["hours"]._ranged  # noqa: SLF001 - nothing else tells
    assert form["price"]._ranged  # noqa: SLF001 - nothing else tells


def test_further_numbers_are_made_when_they_are_asked_for_and_hidden_again() -> None:
    session, form = form_of()
    with pytest.raises(KeyError):
        form["margin_ratio"]
    more = switches(form)[0]
    more.value = True
    rest = form.children[-1]
    typed(form, "margin_ratio", "50")
    made = form["margin_ratio"]
    assert session.business.offer.margin_ratio == 0.5
    assert form["price"].note.startswith("€500 of it")
    more.value = False
    assert rest.layout.display == "none"
    more.value = True
    assert rest.layout.display is None
    assert form["margin_ratio"] is made
    assert made.value == 0.5


def test_what_was_typed_elsewhere_stands_in_a_field_that_is_opened_later() -> None:
    session, form = form_of()
    session.put("margin_ratio", 0.4)
    switches(form)[0].value = True
    assert form["margin_ratio"].value == 0.4


def test_a_number_that_is_shown_already_is_not_made_twice() -> None:
    session = Session("en", NAME)
    form = NumbersForm(session, ["price", "margin_ratio"])
    made = form["margin_ratio"]
    switches(form)[0].value = True
    assert form["margin_ratio"] is made


def test_the_cheaper_product_is_switched_on_and_kept() -> None:
    session, form = form_of()
    switches(form)[0].value = True
    box = next(box for box in boxes(form) if form["second_price"] in box.children)
    assert box.layout.display == "none"
    switches(form)[1].value = True
    assert box.layout.display is None
    assert session.business.second.on
    assert session.keeper.saved.numbers == {"second_on": True}


def test_two_forms_of_one_learner_show_the_same_and_do_not_argue() -> None:
    session, form = form_of()
    other = NumbersForm(session, ["half_hour_cap_hours", "able_of_ten"], more=False)
    assert len(other.children) == 1
    made: list[object] = []
    session.observe(lambda change: made.append(change["new"]), "business")
    typed(form, "price", "100")
    assert other["able_of_ten"].value == form["able_of_ten"].value
    assert len(made) == 1


def test_a_share_that_does_not_fit_beside_the_others_is_said_at_its_field() -> None:
    session = Session("en", NAME, numbers={"share_bookers": 0.5})
    form = NumbersForm(session, ["share_couples"])
    typed(form, "share_couples", "80")
    assert form["share_couples"].message.endswith(".")
    assert session.keeper.saved == Saved()
    typed(form, "share_couples", "40")
    assert form["share_couples"].message == ""
    assert session.keeper.saved.numbers == {"share_couples": 0.4}


def test_the_text_form_is_one_line_for_each_number() -> None:
    _, form = form_of()
    bundle = form._repr_mimebundle_()
    assert bundle["text/plain"].count("\n") == len(PLAIN) - 1
    assert VIEW in bundle
    assert form.model_id not in bundle["text/plain"]
