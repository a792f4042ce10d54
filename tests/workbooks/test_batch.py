"""Many runs: the same as papermill's own, each on its own, and nothing left of them."""

from __future__ import annotations

import json
import os
import pickle
import re
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import papermill
import psutil
import pytest
from papermill.clientwrap import PapermillNotebookClient
from traitlets import Integer

from tests.workbooks.warm_kernels import LONG, gone, until
from widgets.panel import VIEW
from widgets.result import MIME
from workbooks.batch import Outcome, Run, run_all
from workbooks.paths import WORKBOOKS
from workbooks.runs.kernels import Kernels
from workbooks.runs.one import make, recorded
from workbooks.warm.servers import close_all, forking

if TYPE_CHECKING:
    from collections.abc import Iterator

LESTER = WORKBOOKS / "en" / "01_lester.ipynb"


@pytest.fixture(scope="module", autouse=True)
def parents() -> Iterator[None]:
    """Have small notebooks find little imported: all of it takes longer than all else in most tests.

    A batch that is open all the time keeps the process that their kernels are forked from.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workbooks.runs.kernels.PRELOAD", ("numpy", "ipywidgets"))
        with Kernels():
            yield
    close_all()


@pytest.fixture
def own_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the kernels of one test forked from a process that no other test keeps."""
    monkeypatch.setattr("workbooks.runs.kernels.PRELOAD", ("ipywidgets",))


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Give a small notebook: it doubles a number, and does what it is told."""
    cells = {
        "number = 1\nthen = ''": {"tags": ["parameters"]},
        "import os, time\nexec(then)\nprint(os.getpid(), flush=True)": {},
        f"display({{'text/plain': 'x', {MIME!r}: {{'double': 2 * number}}}}, raw=True)": {},
    }
    path = tmp_path / "small.ipynb"
    made = [nbformat.v4.new_code_cell(source, metadata=about) for source, about in cells.items()]
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=made, metadata=about), path)
    return path


def runs(notebook: Path, *parameters: dict[str, Any], seconds: float | None = None) -> list[Run]:
    return [
        Run(notebook, notebook.parent / f"out-{number}.ipynb", given, seconds)
        for number, given in enumerate(parameters)
    ]


def kernel_of(path: Path) -> int:
    """Give the process that ran the small notebook, from what it printed."""
    cells = nbformat.read(path, as_version=4).cells
    return int(next(out.text for cell in cells for out in cell.get("outputs", ()) if "text" in out))


def test_each_run_has_its_own_numbers_kernel_and_file(written: Path) -> None:
    found = list(run_all(runs(written, *({"number": number} for number in range(4))), workers=2))
    assert {each.run.parameters["number"]: each.result for each in found} == {
        number: {"double": 2 * number} for number in range(4)
    }
    assert [each.reason for each in found] == [None] * 4
    assert len({kernel_of(each.run.output) for each in found}) == 4
    assert all(gone(kernel_of(each.run.output)) for each in found)


def test_a_run_that_fails_gives_a_reason_and_the_others_go_on(written: Path) -> None:
    reasons = {
        "raise ValueError('as it may')": "ValueError: as it may",
        "os._exit(3)": "The notebook's Python ended",
        "time.sleep(600)": "longer than it may",
    }
    wanted = runs(written, *({"then": then} for then in reasons), {"number": 2}, {"number": 3})
    wanted[2] = replace(wanted[2], seconds=3)
    *failed, one, other = sorted(run_all(wanted, workers=2), key=lambda each: each.run.output)
    for each, reason in zip(failed, reasons.values(), strict=True):
        assert each.result is None
        assert reason in str(each.reason)
        assert each.run.output.exists(), "it tells how far it came"
    assert [each.result for each in (one, other)] == [{"double": 4}, {"double": 6}]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"numbr": 3}, "Le cahier n\u2019a pas de paramètre « numbr »"),
        (
            {"then": "raise ValueError('as\\n it may')"},
            "Une erreur a arrêté le cahier (ValueError : as it may).",
        ),
    ],
)
def test_a_french_reader_is_told_in_french(given: dict[str, Any], reason: str, written: Path) -> None:
    [run] = runs(written, given)
    [failed] = run_all([replace(run, lang="fr")])
    assert plain(failed.reason).startswith(reason)
    [nowhere] = run_all([replace(run, notebook=written.with_name("nowhere.ipynb"), lang="fr")])
    assert plain(nowhere.reason).startswith("Le cahier n\u2019a pas pu être exécuté (FileNotFoundError : ")


def plain(text: str | None) -> str:
    """Give a text without the no-break spaces of French."""
    return str(text).replace("\u202f", " ").replace("\u00a0", " ")


def test_what_can_not_be_run_at_all_gives_a_reason_too(written: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.ipynb").write_text("{")
    wanted = [
        Run(tmp_path / "nowhere.ipynb", tmp_path / "a.ipynb"),
        Run(tmp_path / "broken.ipynb", tmp_path / "b.ipynb"),
        Run(written, tmp_path / "c.ipynb", {"numbr": 3}),
    ]
    found = list(run_all(wanted))
    assert len(found) == 3
    assert "no parameter “numbr”" in str([each.reason for each in found])
    assert all(each.reason and each.result is None for each in found)


def test_a_notebook_that_was_written_anew_is_asked_anew_for_its_parameters(written: Path) -> None:
    [known] = run_all(runs(written, {"number": 2}))
    [new] = run_all(runs(written, {"loaves": 2}))
    assert (known.reason, "no parameter “loaves”" in str(new.reason)) == (None, True)
    then = written.stat().st_mtime_ns
    written.write_text(written.read_text().replace("then = ''", "then = ''\\nloaves = 1"))
    os.utime(written, ns=(then, then + 10**9))
    [anew] = run_all(runs(written, {"loaves": 2}))
    assert anew.reason is None


def test_a_folder_that_is_missing_is_told_before_anything_is_run(written: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make it first"):
        run_all([Run(written, tmp_path / "no" / "folder" / "c.ipynb")])


def test_a_wrong_number_is_told_in_the_workbooks_own_sentence(tmp_path: Path) -> None:
    [failed] = run_all([Run(LESTER, tmp_path / "out.ipynb", {"price": -5})])
    assert str(failed.reason).startswith("What a customer pays you for one sale: “-5” is out of range")
    assert "\n" not in str(failed.reason)


def test_what_is_read_late_on_a_busy_machine_is_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However little patience nbclient has of its own: then it goes on without what a cell shows.
    impatient = type("Impatient", (PapermillNotebookClient,), {"iopub_timeout": Integer(0)})
    monkeypatch.setattr("papermill.engines.PapermillNotebookClient", impatient)
    [done] = run_all([Run(LESTER, tmp_path / "out.ipynb")])
    assert done.reason is None
    assert done.result is not None


@pytest.mark.usefixtures("warm_kernels")
def test_workbooks_run_in_a_batch_are_those_that_papermill_writes(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    wanted = [Run(LESTER, ours / "again.ipynb", {"price": 90, "hours": 6})]
    wanted += [Run(path, ours / path.name) for path in sorted(LESTER.parent.glob("0[1-8]*.ipynb"))]
    assert len(wanted) == 1 + 8
    for done in run_all(wanted):
        assert done.reason is None
        made = theirs / done.run.output.name
        plain = papermill.execute_notebook(done.run.notebook, made, done.run.parameters, progress_bar=False)
        assert done.result == recorded(plain)
        assert timeless(done.run.output) == timeless(made)


def test_widgets_of_ours_in_any_notebook_are_as_papermill_writes_them(tmp_path: Path) -> None:
    source = (
        "import plotly.graph_objects as go\nfrom widgets.chart import Chart, Table\n"
        "from widgets.panel import Panel\ndrawn = []\n"
        "def draw():\n    drawn.append(1)\n    return go.Figure(go.Bar(y=[1, 2]))\n"
        "said = Chart(draw, title='t', sentence='One.', table=Table('c', (), ()), lang='en')\n"
        "Panel([said], sentence='All.')"
    )
    cells = [nbformat.v4.new_code_cell(text) for text in (source, "said", "print(drawn)")]
    about = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path = tmp_path / "any.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=about), path)
    [done] = run_all([Run(path, tmp_path / "ours.ipynb")])
    assert done.reason is None
    papermill.execute_notebook(path, tmp_path / "theirs.ipynb", progress_bar=False)
    ours, theirs = (timeless(tmp_path / f"{who}.ipynb")["cells"] for who in ("ours", "theirs"))
    here, there = ours.pop(), theirs.pop()
    assert ours == theirs
    # A batch draws nothing; nothing else differs.
    assert [cell["outputs"][0]["text"] for cell in (here, there)] == [["[]\n"], ["[1]\n"]]


def timeless(path: Path) -> Any:  # noqa: ANN401 - a notebook as plain JSON
    """Give all of a notebook but times, names of its widgets and their states, and where it was written."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"].pop("widgets", None)
    del notebook["metadata"]["papermill"]
    for cell in notebook["cells"]:
        cell["metadata"].pop("papermill", None)
        cell["metadata"].pop("execution", None)
        if "injected-parameters" in cell["metadata"].get("tags", ()):
            del cell["id"]  # papermill's own cell has another at each run
        for output in cell.get("outputs", ()):
            if VIEW in output.get("data", {}):
                del output["data"][VIEW]["model_id"]
    return notebook


def test_runs_and_outcomes_can_be_sent_anywhere(written: Path) -> None:
    [run] = runs(written, {"number": 5})
    with Kernels() as kernels:
        outcome = make(pickle.loads(pickle.dumps(run)), kernels)  # noqa: S301 - our own
    sent: Outcome = pickle.loads(pickle.dumps(outcome))  # noqa: S301 - our own
    assert sent == outcome
    assert sent.result == {"double": 10}


def test_two_runs_may_not_write_the_same_file(written: Path) -> None:
    [run] = runs(written, {})
    with pytest.raises(ValueError, match="same output"):
        run_all([run, run])


def test_a_batch_of_no_workers_is_refused_when_it_is_asked_for(written: Path) -> None:
    with pytest.raises(ValueError, match="at least one"):
        run_all(runs(written, {}), workers=0)


@pytest.mark.usefixtures("own_parent")
@pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")
def test_a_batch_leaves_no_process_no_file_no_descriptor(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held() -> tuple[int, int]:
        return len(os.listdir("/proc/self/fd")), len(psutil.Process().children(recursive=True))  # noqa: PTH208 - procfs

    list(run_all(runs(written, {})))  # opens what a process opens once
    # A short one: the kernels' sockets are files in it.
    folder = Path(tempfile.mkdtemp(prefix="t"))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    before = held()
    listed = set(tmp_path.iterdir())
    list(run_all(runs(written, {}, {"then": "os._exit(3)"}, {"then": "raise ValueError"}), workers=2))
    until(lambda: held() == before)
    folder.rmdir()
    assert {path.name for path in set(tmp_path.iterdir()) - listed} == {"out-1.ipynb", "out-2.ipynb"}


@pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")
def test_kernels_of_a_batch_are_forked(written: Path) -> None:
    then = "print(open(f'/proc/{os.getppid()}/cmdline').read())"
    [done] = run_all(runs(written, {"then": then}))
    assert "workbooks.warm.parent" in done.run.output.read_text()


@pytest.mark.usefixtures("own_parent")
@pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")
def test_of_two_batches_at_once_the_first_to_end_leaves_the_other_its_kernels(
    written: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    asked = {"then": "print('parent', os.getppid())"}
    sign = tmp_path / "sign"
    held = {"then": f"{asked['then']}\nwhile not os.path.exists({str(sign)!r}): time.sleep(0.01)"}
    outcomes = run_all(runs(written, asked, held, asked), workers=1)
    next(outcomes)
    list(run_all([Run(written, other / "out.ipynb", asked)]))
    sign.touch()
    list(outcomes)
    parents = {
        line
        for path in (*tmp_path.glob("out-*.ipynb"), other / "out.ipynb")
        for line in re.findall(r"parent \d+", path.read_text())
    }
    assert len(parents) == 1
    assert gone(int(parents.pop().split()[1]))


def test_a_batch_has_no_page_to_tell_of_its_widgets(written: Path) -> None:
    then = "import comm; print(comm.create_comm.__name__)"
    [done] = run_all(runs(written, {"then": then}))
    assert "UnseenComm" in done.run.output.read_text()


def test_once_closed_no_kernel_runs_any_more(written: Path, tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    then = f"open({str(sign)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    outcomes = run_all(runs(written, {}, {"then": then}, {}), workers=2)
    next(outcomes)
    until(lambda: sign.exists() and sign.read_text() != "")
    outcomes.close()
    assert gone(int(sign.read_text()))


def test_an_interrupt_ends_all_of_it(written: Path, tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    then = f"open({str(sign)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    script = tmp_path / "batch.py"
    script.write_text(
        # Whoever starts tests behind a shell's back has interrupts ignored, by all that they start.
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import json, sys\nfrom pathlib import Path\nfrom workbooks.batch import Run, run_all\n"
        "notebook, *thens = sys.argv[1:]\n"
        "for outcome in run_all([Run(Path(notebook), Path(f'{n}.ipynb'), {'then': t})"
        " for n, t in enumerate(thens)], workers=2): print(outcome)\n"
    )
    folder = tmp_path / "t"
    folder.mkdir()
    batch = subprocess.Popen(
        [sys.executable, str(script), str(written), then, "time.sleep(600)", "pass"],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(folder), "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    with batch:
        until(lambda: sign.exists() and sign.read_text() != "")
        family = psutil.Process(batch.pid).children(recursive=True)
        batch.send_signal(signal.SIGINT)
        _, said = batch.communicate(timeout=LONG)
    assert batch.returncode != 0
    assert "KeyboardInterrupt" in said
    assert "Kernel died" not in said
    assert all(gone(each.pid) for each in family)
    assert gone(int(sign.read_text()))
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "2.ipynb").exists(), "what had not begun is not begun any more"
