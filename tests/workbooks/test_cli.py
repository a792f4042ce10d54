"""The command line: quick to help, plain in its faults."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from case_studies.claims import claim
from case_studies.gallery import gallery, target
from case_studies.parse import preset
from widgets.eight_businesses.words import TARGETS
from widgets.texts import Texts
from widgets.your_verdict.findings import Findings
from widgets.your_verdict.words import words as verdict_words
from workbooks import cli, lab, paths
from workbooks.errors import HalfhourError
from workbooks.serve import Options

if TYPE_CHECKING:
    from pathlib import Path


def test_help_is_quick_for_it_imports_nothing_heavy() -> None:
    heavy = {"voila", "jupyterlab", "numpy", "tornado", "widgets"}
    check = f"import sys; from workbooks import cli; cli.parser(); print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("text", ["abc", "-1", "65536", "1.5", ""])
def test_a_port_that_is_none_is_told_with_what_is_accepted(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.parser().parse_args(["serve", f"--port={text}"])
    assert stopped.value.code == 2
    assert "a whole number from 0 to 65535" in capsys.readouterr().err


def test_serve_is_called_as_told(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Options] = []
    monkeypatch.setattr("workbooks.serve.serve", called.append)
    assert cli.main(["serve"]) == 0
    assert cli.main(["serve", "--port", "9000", "--host", "0.0.0.0", "--no-browser", "--trainer"]) == 0  # noqa: S104
    assert cli.main(["serve", "--projector", "--base-url", "course", "--hub", "--places", "60"]) == 0
    assert cli.main(["serve", "--kernel-memory", "800"]) == 0
    assert called == [
        Options(),
        Options(port=9000, host="0.0.0.0", browser=False, trainer=True),  # noqa: S104
        Options(projector=True, base_url="/course/", hub=True, places=60),
        Options(kernel_memory=800),
    ]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            (
                "Our numbers",
                "Seller of houses",
                "probably not",
                "\N{MINUS SIGN}€100 (\N{MINUS SIGN}€130 to \N{MINUS SIGN}€61)",
            ),
        ),
        ("fr", ("Nos chiffres", "Vendeur de maisons", "probablement non", "trop serré pour trancher")),
    ],
)
def test_the_eight_businesses_are_printed(
    lang: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["businesses", "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert all(word in said for word in words)
    blocks = said.strip().split("\n\n")
    assert len(blocks) == 9, "a table, and what is behind each of its lines"
    assert all(len(block.splitlines()) >= 5 for block in blocks[1:])
    flat = re.sub(r"\n +", " ", said)
    assert claim("businesses.restaurant.verdict").prose(lang).says in flat
    assert max(len(line) for line in said.splitlines()) <= 100
    assert not re.search(r"(^|[ (])-[€\d]", said), "a hyphen is no minus sign"
    # Each threshold says what it is one of, and the verdict's own change is the one of that workbook's page.
    for row, block in zip(gallery(), re.split(r"\n\n", flat.strip())[1:], strict=True):
        t, business = Texts(lang), preset(row.key)
        assert t(TARGETS[target(business, row.asked)]) in block
        page = Findings(business)
        assert verdict_words(business, page.overall, page.flips, t).change in block


def test_a_fault_is_one_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> None:
        raise HalfhourError("port 8866 is taken")

    monkeypatch.setattr("workbooks.serve.serve", fail)
    assert cli.main(["serve"]) == 1
    assert capsys.readouterr().err == "halfhour: port 8866 is taken\n"


def test_a_clone_is_worked_in_directly() -> None:
    assert lab.workspace() == paths.WORKBOOKS


def test_an_installed_copy_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "site-packages" / "workbooks"
    for lang in paths.LANGS:
        (installed / lang).mkdir(parents=True)
        (installed / lang / "01_lester.ipynb").write_text("ours")
    monkeypatch.setattr(lab, "WORKBOOKS", installed)
    monkeypatch.chdir(tmp_path)
    folder = lab.workspace()
    assert folder == tmp_path / "halfhour"
    (folder / "fr" / "01_lester.ipynb").write_text("the learner's")
    lab.workspace()
    assert (folder / "fr" / "01_lester.ipynb").read_text() == "the learner's"
    assert (folder / "en" / "01_lester.ipynb").read_text() == "ours"


def test_a_folder_that_can_not_be_used_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HalfhourError, match=r"cannot be copied to .*file"):
        lab.workspace(tmp_path / "file")


def test_jupyterlab_opens_the_front_page_in_the_readers_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lang in paths.LANGS:
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "00_start.ipynb").write_text("")
    monkeypatch.delenv("LANGUAGE", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setenv("LANG", "fr_CH.UTF-8")
    assert lab.first_notebook(tmp_path) == "fr/00_start.ipynb"
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert lab.first_notebook(tmp_path) == "en/00_start.ipynb"


def test_jupyter_is_told_of_our_folder_once_and_first() -> None:
    environ = {"JUPYTER_PATH": "/theirs"}
    paths.show_jupyter(environ)
    paths.show_jupyter(environ)
    assert environ["JUPYTER_PATH"].split(":" if sys.platform != "win32" else ";") == [
        str(paths.JUPYTER),
        "/theirs",
    ]
    assert environ["JUPYTER_CONFIG_PATH"] == str(paths.JUPYTER)


def test_jupyterlab_gets_a_port_that_is_free() -> None:
    assert lab.free_port(0) > 0
    message = "is taken by another program"
    with socket.create_server((lab.HOST, 0)) as taken, pytest.raises(HalfhourError, match=message):
        lab.free_port(taken.getsockname()[1])


@pytest.mark.parametrize(("also", "lines"), [(["--projector"], 1), ([], 0)])
def test_that_a_room_would_see_the_trainers_notes_is_said(
    also: list[str], lines: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("workbooks.serve.serve", lambda _: None)
    assert cli.main(["serve", "--trainer", *also]) == 0
    assert capsys.readouterr().err.count("sees the notes for the trainer") == lines
