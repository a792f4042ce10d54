"""The workbook as trainers and machines run it: papermill, from a clone, with nobody at the screen."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import nbformat
import papermill
import papermill.cli
import pytest
from click.testing import CliRunner
from papermill.exceptions import PapermillExecutionError

from case_studies.parse import preset
from widgets.form_groups import plain_keys
from widgets.result import MIME
from widgets.waiting import NOT_YET
from workbooks.paths import WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result
    from nbformat import NotebookNode

pytestmark = pytest.mark.usefixtures("warm_kernels")

ROOT = WORKBOOKS.parent
LARGEST = 300_000  # bytes
FIELD = {"fr": "Ce qu\u2019un client vous paie pour une vente", "en": "What a customer pays you for one sale"}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Run a workbook once for each set of parameters; give the path of what papermill wrote."""
    folder = tmp_path_factory.mktemp("papermill")

    @cache
    def go(lang: str, **parameters: object) -> Path:
        path = folder / f"{lang}-{len(list(folder.iterdir()))}.ipynb"
        source = WORKBOOKS / lang / "01_lester.ipynb"
        papermill.execute_notebook(source, path, parameters=parameters, progress_bar=False)
        return path

    return go


def result(path: Path) -> dict[str, Any]:
    """Give the data in the last code cell's output."""
    notebook = nbformat.read(path, as_version=4)
    last = [cell for cell in notebook.cells if cell.cell_type == "code"][-1]
    found = [output["data"][MIME] for output in last.outputs if MIME in output.get("data", {})]
    assert len(found) == 1
    return found[0]


def command(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "papermill", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


def command_here(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Call the same command in this process, which has loaded papermill and forks its kernels."""
    monkeypatch.chdir(ROOT)
    return CliRunner().invoke(papermill.cli.papermill, arguments)


def errors(notebook: NotebookNode) -> list[NotebookNode]:
    return [
        output
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "error"
    ]


def test_lester_is_redirected(run: Callable[..., Path]) -> None:
    said = result(run("fr"))
    assert (said["workbook"], said["lang"], said["verdict"]) == ("01_lester", "fr", "redirect")
    numbers = said["numbers"]
    assert {"bookings_per_month", "net_per_month", "p_pays"} <= numbers.keys()
    assert 0 < numbers["bookings_per_month"] < 0.1
    assert numbers["net_per_month"] < 0
    assert 0 <= numbers["p_pays"] < 0.5
    assert all(isinstance(value, int | float) for value in numbers.values())


def test_a_parameter_goes_all_the_way_to_the_result(run: Callable[..., Path]) -> None:
    dear, cheap = result(run("fr")), result(run("fr", price=100))
    assert cheap["verdict"] == "redirect"
    assert cheap["numbers"]["bookings_per_month"] >= 10 * dear["numbers"]["bookings_per_month"]


def test_another_business_gives_another_verdict(run: Callable[..., Path]) -> None:
    said = result(run("en", business="lester_early"))
    assert (said["lang"], said["verdict"]) == ("en", "worth_it")
    assert said["numbers"]["net_per_month"] > 0
    assert said["numbers"]["p_pays"] > 0.9


def test_what_papermill_writes_stays_small(run: Callable[..., Path]) -> None:
    path = run("fr")
    notebook = nbformat.read(path, as_version=4)
    assert path.stat().st_size < LARGEST
    assert "widgets" not in notebook.metadata
    assert errors(notebook) == []


def test_a_reader_of_the_file_meets_the_sentences(run: Callable[..., Path]) -> None:
    notebook = nbformat.read(run("fr", price=100), as_version=4)
    text = {
        cell.id: "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        for cell in notebook.cells
        if cell.cell_type == "code" and "id" in cell
    }
    assert "100\u00a0€" in text["case"]
    assert "une demi-heure, oui" in text["own"]
    assert not re.search(r"model_id|object at 0x|VBox|IPY_MODEL", "".join(text.values()))


@pytest.mark.parametrize(
    ("lang", "parameters", "sentence"),
    [
        ("fr", {"price": "abc"}, FIELD["fr"] + "\u00a0: «\u00a0abc\u00a0» n\u2019est pas un nombre"),
        ("en", {"price": -5}, FIELD["en"] + ": “-5” is out of range"),
        (
            "en",
            {"business": "florist"},
            "No business is called “florist”; choose one of these: b2b_software, bakery, band,",
        ),
    ],
)
def test_a_wrong_value_stops_with_one_sentence(
    tmp_path: Path, lang: str, parameters: dict[str, object], sentence: str
) -> None:
    out = tmp_path / "out.ipynb"
    with pytest.raises(PapermillExecutionError) as stopped:
        papermill.execute_notebook(
            WORKBOOKS / lang / "01_lester.ipynb", out, parameters=parameters, progress_bar=False
        )
    assert sentence in str(stopped.value)
    [error] = errors(nbformat.read(out, as_version=4))
    assert len(error.traceback) == 1
    assert error.traceback[0].startswith(sentence)
    assert error.traceback[0].endswith(".")
    assert "\n" not in error.traceback[0]


def test_on_the_command_line_the_sentence_comes_last(tmp_path: Path) -> None:
    done = command("workbooks/fr/01_lester.ipynb", str(tmp_path / "out.ipynb"), "-p", "price", "abc")
    assert done.returncode != 0
    *_, before, last = [line for line in done.stderr.splitlines() if line.strip()]
    assert before.startswith("Exception encountered at")
    assert last.startswith(FIELD["fr"])
    assert "100\u202f000\u00a0€" in last
    assert "widgets/" not in done.stderr
    assert "WrongNumberError" not in done.stderr


def test_a_pack_runs_in_a_fresh_clone(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    # New files too, so that a module is not missed on the day it is written.
    command_line = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command_line, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        if name.startswith(("case_studies/", "widgets/", "workbooks/")) and (ROOT / name).exists():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, clone / name)
    pack = "workbooks/packs/lester_at_100.yaml"
    done = command("workbooks/fr/01_lester.ipynb", "out.ipynb", "-f", pack, cwd=clone)
    assert done.returncode == 0, done.stderr
    assert "unknown parameter" not in done.stderr
    assert result(clone / "out.ipynb")["numbers"]["bookings_per_month"] > 1


def test_the_parameters_are_listed_with_type_and_meaning() -> None:
    listed = papermill.inspect_notebook(WORKBOOKS / "en" / "01_lester.ipynb")
    assert {name: about["inferred_type_name"] for name, about in listed.items()} == {
        "lang": "str",
        "business": "str",
        **dict.fromkeys(plain_keys(preset("lester")), "Optional[float]"),
        "more": "Optional[dict[str, float]]",
    }
    assert [name for name, about in listed.items() if not about["help"]] == []


def test_help_is_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    done = command_here("--help-notebook", "workbooks/en/01_lester.ipynb", monkeypatch=monkeypatch)
    assert done.exit_code == 0
    assert re.search(r"price: Optional\[float\] .*\s+what a customer pays for one sale, EUR", done.stdout)
    assert "(lowest..likeliest..highest)" in " ".join(done.stdout.split())


def test_a_group_can_be_diagnosed_from_a_file_of_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "anna.yaml"
    given.write_text(
        "hours: 6\nmore: {contacts_per_hour: 1, able_of_ten: 2}\n"
        "answers: {why_reasons: 'reach,likes', why_reach_there: yes, why_reach_path: no}\n",
        encoding="utf-8",
    )
    made = tmp_path / "anna.ipynb"
    notebook = "workbooks/en/02_why_are_you_there.ipynb"
    done = command_here(notebook, str(made), "-f", str(given), monkeypatch=monkeypatch)
    assert done.exit_code == 0, done.output
    said = result(made)
    assert said["verdict"] == "not_worth_it"
    assert (said["numbers"]["good_reasons"], said["numbers"]["bad_reasons"]) == (1, 1)


def test_a_trades_pack_gives_a_verdict_once_a_number_in_it_is_somebodys_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = WORKBOOKS / "packs" / "garage.fr.yaml"
    own = tmp_path / "garage.yaml"
    own.write_text(pack.read_text("utf-8").replace("  #price: 280", "  price: 350"), encoding="utf-8")
    verdicts = []
    for file in (pack, own):
        out = tmp_path / f"{file.stem}.ipynb"
        given = ("workbooks/fr/04_your_verdict.ipynb", str(out), "-f", str(file))
        done = command_here(*given, monkeypatch=monkeypatch)
        assert done.exit_code == 0, done.output
        verdicts.append(result(out)["verdict"])
        outputs = [one for cell in nbformat.read(out, as_version=4).cells for one in cell.get("outputs", ())]
        told = "\n".join(str(one.get("data", {}).get("text/plain", "")) for one in outputs)
        assert ("Pas encore de verdict" in told) == (file == pack)
    assert verdicts[0] == NOT_YET != verdicts[1]
