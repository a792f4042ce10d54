"""Executed notebooks without a kernel: the stored one, with other numbers and what they come to."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from widgets.plotly_library import STATIC, is_genuine
from workbooks.paths import WORKBOOKS as FOLDER
from workbooks.report.rebuilt import WORKBOOKS

if TYPE_CHECKING:
    from pathlib import Path

# A craftsman with customers of his own, numbers sure and unsure, and words that are none of ours.
OWN = {
    "business": "offers",
    "price": "800..1200..1800",
    "hours": 6.0,
    "hour_value": 35.0,
    "contacts_per_hour": 1.5,
    "able_of_ten": 2.0,
    "more": {
        "half_hour_contacts_per_hour": 6.0,
        "half_hour_able_of_ten": 2.0,
        "customers_count": 240.0,
        "customers_following_share": 0.3,
        "customers_hours": 3.0,
    },
    "answers": {"half_hour": "coffee at the market", "try_on": "2026-12-01", "why_reasons": "reach,keep"},
}
needs_basic = pytest.mark.skipif(
    not is_genuine(STATIC),
    reason="the whole plotly.js leaves too little room: bring the basic one, see CONTRIBUTING",
)
"""Where the build has not left the basic bundle, a large report shows its tables instead of pictures."""

NAMES = tuple(WORKBOOKS)
VERDICT = "04_your_verdict"


def stored(name: str, lang: str) -> Path:
    """Give the notebook that comes with the course, which has been run on the example."""
    return FOLDER / lang / f"{name}.ipynb"


def executed(folder: Path, name: str = VERDICT, lang: str = "en", **given: object) -> Path:
    """Write the notebook as papermill leaves it after a run with these parameters; give its path."""
    notebook = json.loads(stored(name, lang).read_text(encoding="utf-8"))
    module, kind = WORKBOOKS[name]
    result = getattr(import_module(module), kind)(**({"lang": lang} | given)).result
    place = next(i for i, cell in enumerate(notebook["cells"]) if cell["id"] == "parameters")
    written = [f"{key} = {value!r}\n" for key, value in given.items()]
    notebook["cells"].insert(
        place + 1,
        {
            "cell_type": "code",
            "id": "given",
            "metadata": {"tags": ["injected-parameters"]},
            "source": written,
            "outputs": [],
            "execution_count": 2,
        },
    )
    notebook["cells"][-1]["outputs"][0]["data"] = result._repr_mimebundle_()
    notebook["metadata"]["papermill"] = {"parameters": given, "end_time": "2026-11-22T10:00:00+00:00"}
    out = folder / f"{name}_{lang}.ipynb"
    out.write_text(json.dumps(notebook), encoding="utf-8")
    return out
