"""Nothing heavy is imported before it is needed: a list of modules for each door of the house, no clock."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

from workbooks.warm_kernels import PRELOAD

SERVING = {"jupyter_server", "jupyterlab", "nbconvert", "papermill", "voila"}
NOTEBOOKS = {"jsonschema", "nbclient", "nbformat", "rfc3987_syntax"}  # a grammar is compiled at import
TABLES = {"openpyxl", "pandas", "statsmodels"}
DRAWING = {"matplotlib", "plotly.express", "plotly.graph_objs._figurewidget", "plotly.io"}
SCIENCE = {"numpy", "scipy", "pydantic", "plotly"}
KERNEL = {"IPython", "ipykernel", "ipywidgets", "jupyter_client", "tornado", "zmq"}

WORKBOOKS = [name for name in PRELOAD if name.startswith("widgets.")]


PRINT = """
import importlib, json, sys
for module, asked in json.loads(sys.argv[1]).items():
    importlib.import_module(module)
    print(module, *[name for name in asked if name in sys.modules])
"""


def loaded(heavy: dict[str, set[str]]) -> dict[str, set[str]]:
    """Import modules one after the other in one fresh Python; give what each found or left loaded.

    What none of those before has loaded has to be nothing for each of them, so a Python each would say no
    more: the strictest stands first.

    Args:
        heavy: What each module is not to load.
    """
    asked = json.dumps({module: sorted(names) for module, names in heavy.items()})
    done = subprocess.run(
        [sys.executable, "-c", PRINT, asked], capture_output=True, text=True, check=True, timeout=120
    )
    return {module: set(names) for module, *names in map(str.split, done.stdout.splitlines())}


def light(heavy: dict[str, set[str]]) -> None:
    """Hold that no module of these loads what it is not to load."""
    assert loaded(heavy) == {module: set() for module in heavy}


def test_a_workbook_loads_no_server_no_table_and_no_python_that_draws() -> None:
    heavy = SERVING | NOTEBOOKS | TABLES | DRAWING | {"ipykernel", "plotly", "scipy.stats", "scipy.optimize"}
    assert len(WORKBOOKS) == 8
    light(dict.fromkeys(WORKBOOKS, heavy))


def test_facts_and_businesses_load_neither_arrays_nor_widgets_and_the_command_answers_at_once() -> None:
    heavy = SERVING | NOTEBOOKS | TABLES | DRAWING | KERNEL
    arrays = {"numpy", "scipy", "plotly"}
    light(
        {
            "workbooks.cli": heavy | SCIENCE,
            "case_studies.business": heavy | arrays,
            "case_studies.claims": heavy | arrays,
        }
    )


def test_who_orders_kernels_loads_none_of_what_is_in_them() -> None:
    heavy = SERVING | TABLES | DRAWING | SCIENCE
    light(
        {
            "workbooks.rehearsal": heavy | NOTEBOOKS | KERNEL,
            "workbooks.warm.provisioner": heavy | NOTEBOOKS,
            "workbooks.warm_kernels": heavy,
            "workbooks.batch": heavy | {"IPython", "ipykernel.kernelapp", "ipywidgets"},
        }
    )


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
    found = loaded({"json": DRAWING, "plotly.io": DRAWING, "string": DRAWING})
    assert found["json"] == set()
    assert "plotly.io" in found["plotly.io"]
    assert found["string"] == found["plotly.io"]
