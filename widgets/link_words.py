"""What a start link, `?price=1200&hours=6`, brings, for a page that has no numbers of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case_studies.errors import FieldError
from case_studies.flat import SWITCHES, fields
from case_studies.parse import preset, try_numbers
from widgets.brought import told
from widgets.field_sentences import sentence
from widgets.links import read_query
from widgets.texts import Texts
from widgets.usable import in_short
from widgets.ways import WORDS

if TYPE_CHECKING:
    from widgets.texts import Lang


def link_words(query: str, lang: Lang) -> str:
    """Say which numbers a link brings and that the workbooks will have them; empty where it names none.

    The workbooks say the same when they are opened, from the same words (`widgets.session`).

    Args:
        query: what stands after the `?` of the page's address; anybody may have written it.
        lang: the reader's language.

    Returns:
        Plain text, not HTML; what was given may stand in it, where it cannot be used.
    """
    link: dict[str, Any] = dict(read_query(query))
    if not link:
        return ""
    t, problems = Texts(lang), []
    base, named = preset("lester"), "business" in link
    try:
        base = preset(str(link.pop("business", base.name)))
    except FieldError as error:
        problems.append(error)
        named = False
    t = Texts(lang, WORDS[base.way])
    business, wrong = try_numbers(base, link)
    known, refused = fields(base), {error.key for error in wrong}
    numbers: dict[str, Any] = {}
    for key, given in link.items():
        if key in known and key not in refused:
            numbers[key] = known[key].quantity.read(given)
        elif key in SWITCHES and key not in refused:
            numbers[key] = business.second.on
    brought = told(numbers, known, t, base.title if named else "")
    said = [brought, t("You will find them in every workbook by the links below.")] if brought else []
    return " ".join([*said, *in_short([sentence(error, t) for error in (*problems, *wrong)], t)])
