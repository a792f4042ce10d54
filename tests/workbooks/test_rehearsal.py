"""What a workbook works out once is found by all kernels, and nothing else of a rehearsal is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest
from jupyter_client.provisioning import KernelProvisionerFactory

from tests.conftest import PLAIN_KERNELS
from tests.workbooks.warm_kernels import manager, parent_of, say, started, until
from workbooks import warm_kernels
from workbooks.kernelspec import OwnKernelSpecManager
from workbooks.paths import WORKBOOKS
from workbooks.rehearsal import FIGURES, rehearsal, rehearsals
from workbooks.warm.servers import close_all, forking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

forked = pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")

LEARNT = """
from pathlib import Path

found = []


def learn(path):
    found.append(path)
    Path(path).write_text("learnt")
    raise ValueError("as it may")
"""


@pytest.fixture(autouse=True)
def parents() -> Iterator[None]:
    yield
    close_all()


@forked
@pytest.mark.parametrize("early", [True, False])
def test_a_kernel_finds_what_was_rehearsed_even_where_that_failed(
    *, early: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "learning.py").write_text(LEARNT)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    call = (f"learning:learn:{tmp_path / 'sign'}",)
    before, after = (call, ()) if early else ((), call)
    first, second = (manager(("json", *before), after) for _ in range(2))
    clients = [started(first)]
    until((tmp_path / "sign").exists)
    clients.append(started(second))
    try:
        assert say(clients[1], "import learning; print(len(learning.found))") == "1"
        assert parent_of(first.provisioner.process.pid) == parent_of(second.provisioner.process.pid)
    finally:
        for client, made in zip(clients, (first, second), strict=True):
            client.stop_channels()
            made.shutdown_kernel(now=True)


def test_the_course_is_rehearsed_its_first_workbook_first(tmp_path: Path) -> None:
    told = rehearsals()
    assert len(told) == len(list(WORKBOOKS.glob("*/[0-9]*.ipynb"))) + 1
    assert "01_lester" in told[0]
    assert "01_lester" in told[1]
    # Of another folder those that it has; always our own copies, for another's may do anything.
    (tmp_path / "en").mkdir()
    for name in ("02_why_are_you_there.ipynb", "09_mine.ipynb"):
        (tmp_path / "en" / name).write_text("{}")
    assert rehearsals(tmp_path) == [rehearsal(WORKBOOKS / "en" / "02_why_are_you_there.ipynb"), FIGURES]


def test_plotlys_rules_are_read_by_the_rehearsal_of_a_figure() -> None:
    code = "import sys; from workbooks.warm.parent import prepare; before = set(sys.modules); "
    code += f"prepare({FIGURES!r}); print('plotly.validator_cache' in set(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("True", "")


def test_nothing_is_left_of_a_rehearsal_but_what_is_in_caches() -> None:
    check = """
import json, threading
from ipywidgets.widgets import widget
from case_studies.parse import preset
from workbooks.rehearsal import rehearse
rehearse("workbooks/en/01_lester.ipynb")
print(json.dumps([preset.cache_info().currsize > 0, len(widget._instances), threading.active_count()]))
"""
    done = subprocess.run(
        [sys.executable, "-c", check], cwd=WORKBOOKS.parent, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [True, 0, 1]


def parents_below(process: psutil.Process) -> list[psutil.Process]:
    return [each for each in process.children(recursive=True) if "workbooks.warm.parent" in each.cmdline()]


@forked
def test_serve_starts_the_parent_before_anybody_asks_and_forks_from_it(
    small_course: Path, serving: Callable, ask: Callable
) -> None:
    before = set(parents_below(psutil.Process()))
    with serving(small_course, before=PLAIN_KERNELS) as url:
        until(lambda: len(set(parents_below(psutil.Process())) - before) == 1)
        [parent] = set(parents_below(psutil.Process())) - before
        assert parent.children() == []
        ask(f"{url}/voila/render/en/01_bread.ipynb")
        assert len(parent.children()) == 1


def test_an_installation_that_does_not_name_our_provisioner_starts_kernels_the_ordinary_way(
    small_course: Path, running: Callable, ask: Callable
) -> None:
    call = (
        "from pathlib import Path; from workbooks import warm_kernels; warm_kernels.known = lambda: False; "
        "from workbooks.serve import Options, serve; "
        f"serve(Options(port=0, browser=False, root=Path({str(small_course)!r})))"
    )
    with running([sys.executable, "-c", call]) as url:
        page = ask(f"{url}/voila/render/en/01_bread.ipynb")
    assert page.status == 200
    assert "application/vnd.jupyter.widget-view+json" in page.text


def test_that_is_said_once(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(warm_kernels, "entry_points", lambda **_: ())
    monkeypatch.delenv(warm_kernels.VARIABLE, raising=False)
    warm_kernels.usable.cache_clear()
    try:
        warm_kernels.warm()
        assert "KernelProvisionerFactory" not in warm_kernels.warm_settings()
    finally:
        warm_kernels.usable.cache_clear()
    assert warm_kernels.VARIABLE not in os.environ
    assert [line.getMessage() for line in caplog.records if "older than" in line.getMessage()] != []
    assert len(caplog.records) == 1


def test_who_has_named_other_kernels_gets_those(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(warm_kernels.VARIABLE, "local-provisioner")
    settings = warm_kernels.warm_settings(["json"])
    assert KernelProvisionerFactory(config=settings).default_provisioner_name == "local-provisioner"
    assert warm_kernels.start_parent(settings, OwnKernelSpecManager()) is None
    monkeypatch.delenv(warm_kernels.VARIABLE)
    settings = warm_kernels.warm_settings(["json"])
    assert KernelProvisionerFactory(config=settings).default_provisioner_name == warm_kernels.NAME
