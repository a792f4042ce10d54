"""The like work as notebooks: once with our widgets, once with what Jupyter has by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

WORK = Path(__file__).parent / "peers" / "work.py"
REPOSITORY = Path(__file__).parents[2]
NAME = "like_work.ipynb"

OURS = """
from work import result

from widgets.chart import Chart, Table
from widgets.number_field import NumberField
from widgets.panel import Panel


def table(figure):
    [trace] = figure.data
    return Table("The numbers", ("x", "y"), [(f"{x:.0f}", f"{y:.2f}") for x, y in zip(trace.x, trace.y)])


price = NumberField("Price", 1000, unit="EUR", low=50, high=3000, step=10, lang="en")
text, bars, line = result(price.value)
pictures = [
    Chart(figure, title=title, sentence=said, table=table(figure), lang="en")
    for figure, title, said in ((bars, "Net a month", text), (line, "Who could pay", "Fewer, the dearer."))
]


def follow(change):
    text, bars, line = result(change["new"])
    pictures[0].show(bars, text, table(bars))
    pictures[1].show(line, "Fewer, the dearer.", table(line))


price.observe(follow, "value")
Panel([price, *pictures], sentence=text)
"""

STOCK = """
import ipywidgets
import plotly.graph_objects as go
from work import result

price = ipywidgets.FloatSlider(value=1000, min=50, max=3000, step=10, description="price")
text, bars, line = result(price.value)
said = ipywidgets.HTML(text)
pictures = [go.FigureWidget(bars), go.FigureWidget(line)]


def follow(change):
    said.value, *figures = result(change["new"])
    for picture, figure in zip(pictures, figures):
        with picture.batch_update():
            picture.data[0].x, picture.data[0].y = figure.data[0].x, figure.data[0].y


price.observe(follow, "value")
ipywidgets.VBox([price, said, *pictures])
"""


def write_ours(root: Path) -> Path:
    """Write a course of one notebook, its texts stored in it as those of our workbooks are; give its root."""
    path = _write(root / "en", OURS)
    subprocess.run(
        [sys.executable, "-m", "workbooks.refresh", str(path)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        check=True,
        timeout=120,
    )
    return root


def write_stock(folder: Path) -> Path:
    """Write the notebook that stock Voila opens; give its path."""
    return _write(folder, STOCK)


def _write(folder: Path, source: str) -> Path:
    folder.mkdir(parents=True)
    shutil.copy(WORK, folder)
    cells = [nbformat.v4.new_markdown_cell("# The like work"), nbformat.v4.new_code_cell(source.strip())]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / NAME)
    return folder / NAME
