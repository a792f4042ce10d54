"""Nothing heavy is imported before it is needed: a list of modules for each door of the house, no clock."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbooks.warm_kernels import PRELOAD

SERVING = {"jupyter_server", "jupyterlab", "nbconvert", "papermill", "voila"}
NOTEBOOKS = {"jsonschema", "nbclient", "nbformat", "rfc3987_syntax"}  # a grammar is compiled at import
TABLES = {"openpyxl", "pandas", "statsmodels"}
DRAWING = {"matplotlib", "plotly.express", "plotly.graph_objs._figurewidget", "plotly.io"}
SCIENCE = {"numpy", "scipy", "pydantic", "plotly"}
KERNEL = {"IPython", "ipykernel", "ipywidgets", "jupyter_client", "tornado", "zmq"}

WORKBOOKS = [name for name in PRELOAD if name.startswith("widgets.")]


def loaded(module: str, asked: set[str]) -> set[str]:
    """Give those of the modules that a fresh Python has loaded once it has imported one."""
    code = f"import json, sys, {module}; print(json.dumps([m for m in {sorted(asked)} if m in sys.modules]))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("workbook", WORKBOOKS)
def test_a_workbook_loads_no_server_no_table_and_no_python_that_draws(workbook: str) -> None:
    heavy = SERVING | NOTEBOOKS | TABLES | DRAWING | {"ipykernel", "plotly", "scipy.stats", "scipy.optimize"}
    assert loaded(workbook, heavy) == set()


def test_facts_and_businesses_load_neither_arrays_nor_widgets() -> None:
    heavy = SERVING | NOTEBOOKS | TABLES | DRAWING | KERNEL | {"numpy", "scipy", "plotly"}
    assert loaded("case_studies.business", heavy) == set()
    assert loaded("case_studies.claims", heavy) == set()


def test_the_command_answers_before_it_loads_what_it_may_not_need() -> None:
    heavy = SERVING | NOTEBOOKS | TABLES | DRAWING | KERNEL | SCIENCE
    assert loaded("workbooks.cli", heavy) == set()


def test_who_orders_kernels_loads_none_of_what_is_in_them() -> None:
    heavy = SERVING | TABLES | DRAWING | SCIENCE
    assert loaded("workbooks.warm_kernels", heavy) == set()
    assert loaded("workbooks.warm.provisioner", heavy | NOTEBOOKS) == set()
    assert loaded("workbooks.rehearsal", heavy | NOTEBOOKS | KERNEL) == set()
    assert loaded("workbooks.batch", heavy | {"IPython", "ipykernel.kernelapp", "ipywidgets"}) == set()


def test_warm_kernels_could_be_a_package_of_their_own() -> None:
    own = "workbooks.warm"
    folder = Path(__file__).parents[1] / "workbooks" / "warm"
    imported = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add(str(node.module))
            elif isinstance(node, ast.Import):
                imported.update(alias.name for alias in node.names)
    ours = {
        name for name in imported if name.split(".")[0] in {"case_studies", "tests", "widgets", "workbooks"}
    }
    assert ours
    assert {name for name in ours if not name.startswith(f"{own}.")} == set()


def test_a_list_that_could_not_fail_would_be_none() -> None:
    assert loaded("plotly.io", DRAWING) >= {"plotly.io"}
