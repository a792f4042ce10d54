"""Every sentence of ours is in the French catalogues, and nothing else is."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from case_studies.parse import preset, preset_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).parents[2]
CATALOGUES = sorted((ROOT / "widgets" / "locale" / "fr" / "LC_MESSAGES").glob("*.po"))
# Where texts are shown, every sentence must be in a catalogue; the ground floor marks what others show.
SHOWING = ("widgets", "workbooks")
LABELS = ("label", "help", "title", "elsewhere")


def sources(floor: str) -> list[Path]:
    return sorted(path for path in (ROOT / floor).rglob("*.py") if ".ipynb_checkpoints" not in path.parts)


def is_texts(call: ast.expr) -> bool:
    """Tell whether this is `t`, `self.t`, `self._t`, or one of them with `.n`."""
    if isinstance(call, ast.Attribute) and call.attr == "n":
        return is_texts(call.value)
    name = call.id if isinstance(call, ast.Name) else call.attr if isinstance(call, ast.Attribute) else ""
    return name in {"t", "_t", "texts"}


def literals(node: ast.expr) -> Iterator[str]:
    """Give the texts an argument can be: a literal, or either side of a conditional one."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def keys(path: Path, *, labels: bool) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if is_texts(node.func) or (isinstance(node.func, ast.Name) and node.func.id == "N_"):
            plural = isinstance(node.func, ast.Attribute) and node.func.attr == "n"
            for argument in node.args[: 2 if plural else 1]:
                found.update(literals(argument))
        if labels:
            for keyword in node.keywords:
                if keyword.arg in LABELS:
                    found.update(literals(keyword.value))
    return found - {""}


def messages(path: Path) -> list[Message]:
    with path.open("rb") as lines:
        return [entry for entry in read_po(lines, locale="fr", abort_invalid=True) if entry.id]


def ids(entry: Message) -> tuple[str, ...]:
    return (entry.id,) if isinstance(entry.id, str) else tuple(entry.id)


def forms(entry: Message) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {key for path in CATALOGUES for entry in messages(path) for key in ids(entry)}


@pytest.fixture(scope="module")
def shown() -> dict[str, Path]:
    return {key: path for floor in SHOWING for path in sources(floor) for key in keys(path, labels=False)}


@pytest.fixture(scope="module")
def marked() -> set[str]:
    labels = {key for path in sources("case_studies") for key in keys(path, labels=True)}
    # Titles of the businesses that come with the kit, of their activities and of their audiences.
    for name in preset_names():
        business = preset(name)
        labels |= {part.title for part in (business, *business.activities, *business.audiences)}
    return labels


def test_every_sentence_that_is_shown_is_translated(known: set[str], shown: dict[str, Path]) -> None:
    missing = {key: str(path.relative_to(ROOT)) for key, path in shown.items() if key not in known}
    assert missing == {}


def test_every_label_of_the_schema_is_translated(known: set[str], marked: set[str]) -> None:
    assert sorted(marked - known) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_holds_nothing_unused(path: Path, shown: dict[str, Path], marked: set[str]) -> None:
    unused = [key for entry in messages(path) for key in ids(entry) if key not in shown and key not in marked]
    assert unused == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_entry_is_whole(path: Path) -> None:
    for entry in messages(path):
        assert not entry.fuzzy, entry.id
        assert len(forms(entry)) == len(ids(entry)), entry.id
        assert all(forms(entry)), entry.id
        wanted = set().union(*(placeholders(key) for key in ids(entry)))
        for form in forms(entry):
            # A plural may leave its number out ("one booking"), never name another.
            assert placeholders(form) <= wanted, entry.id
            assert placeholders(form) | {"n"} >= wanted, entry.id


def test_no_sentence_is_translated_twice() -> None:
    counted = Counter(ids(entry)[0] for path in CATALOGUES for entry in messages(path))
    assert [key for key, times in counted.items() if times > 1] == []


def test_the_scan_sees_each_way_of_asking(tmp_path: Path) -> None:
    source = tmp_path / "sample.py"
    source.write_text(
        't("a"); self.t("b", x=1); self._t("c" if x else "d"); t.n("e", "f", n=2); N_("g")\n'
        'Quantity(label="h", help="i", unit="EUR"); print("no"); t(name); other("no")\n',
        encoding="utf-8",
    )
    assert keys(source, labels=True) == set("abcdefghi")
    assert keys(source, labels=False) == set("abcdefg")
