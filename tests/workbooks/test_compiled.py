"""The page template is compiled once, and again when it changes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, TemplateNotFound
from voila.exporter import VoilaExporter

from workbooks.compiled import LOADER, CompiledLoader
from workbooks.paths import TEMPLATE_FOLDER
from workbooks.settings import voila_settings

if TYPE_CHECKING:
    from pathlib import Path


class Counting(Environment):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *values: object, **named: object) -> object:  # type: ignore[override]  # only counted
        self.compiled += 1
        return super().compile(*values, **named)  # type: ignore[call-overload]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text("Hello {{ name }}{% include 'end.html' %}")
    (tmp_path / "end.html").write_text(".")
    return tmp_path


def test_a_template_is_compiled_once_for_all_readers(folder: Path) -> None:
    loader = CompiledLoader(folder)
    first, second = Counting(loader=loader), Counting(loader=loader)
    assert first.get_template("page.html").render(name="Ann") == "Hello Ann."
    assert second.get_template("page.html").render(name="Bo") == "Hello Bo."
    assert (first.compiled, second.compiled) == (2, 0)


def test_one_that_was_edited_is_compiled_anew(folder: Path) -> None:
    loader = CompiledLoader(folder)
    Environment(loader=loader, autoescape=True).get_template("page.html")
    (folder / "page.html").write_text("Bye {{ name }}")
    os.utime(folder / "page.html", ns=(1, 1))
    page = Environment(loader=loader, autoescape=True).get_template("page.html")
    assert page.render(name="Ann") == "Bye Ann"


def test_one_that_is_missing_is_looked_for_elsewhere(folder: Path) -> None:
    with pytest.raises(TemplateNotFound):
        CompiledLoader(folder).load(Environment(autoescape=True), "other.html")


@pytest.mark.parametrize(("name", "ours"), [("halfhour", True), ("lab", False)])
def test_only_our_template_is_looked_for_there(name: str, ours: bool) -> None:  # noqa: FBT001 - a case
    # Voila finds the paths of the template and hands them over; so does this.
    exporter = VoilaExporter(
        config=voila_settings(), template_name=name, template_paths=[str(TEMPLATE_FOLDER)]
    )
    assert (LOADER in exporter.extra_loaders) is ours
