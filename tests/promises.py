"""One table of what is promised, which tests hold it, and what was found last: `python -m tests.promises`.

The figures are those that `make soak` has left in `docs/`; the table stands in `docs/promises.md`.
"""

from __future__ import annotations

import json
import re
from typing import Any

from tests.bench.report import within
from tests.bench.table import amount, grid
from tests.soak.table import promises as of_the_load
from tests.workbooks.test_doors import NOWHERE
from workbooks.paths import WORKBOOKS
from workbooks.places.memory import KERNEL_MOST

DOCS = WORKBOOKS.parent / "docs"
PAGE = DOCS / "promises.md"
BAD = ("broken", "wrong", "lost", "dropped")
BREAKS = re.compile(r"^\| (?!What breaks|---)", re.MULTILINE)


def found(name: str) -> Any:  # noqa: ANN401 - as a run has written it
    """Give the figures of the last run of one kind."""
    return json.loads((DOCS / f"{name}.json").read_text(encoding="utf-8"))


def load(run: dict[str, Any]) -> list[list[str]]:
    """Give what is promised of many learners at once."""
    crowd, after = run["crowd"], run["afterwards"]
    late, first = crowd["answers"], crowd["first_numbers"]
    missed = [each.words for each in of_the_load(run) if not each.holds]
    visits, bad = sum(crowd["ways"].values()), [len(crowd[kind]) for kind in BAD]
    gone = amount(after["seconds until none was left"])
    return [
        [
            (
                f"{run['learners']} learners at once for {amount(run['minutes'])} minutes on "
                f"{run['machine']['cores']} cores: all are served, whole and with the right answers"
            ),
            "`make soak`; three learners in `tests/soak/test_few.py`",
            (
                f"{visits} visits, {crowd['served']} pages, {late['count']} moves: {bad[0]} pages broken, "
                f"{bad[1]} answers wrong, {bad[2]} lost, {bad[3]} sockets dropped"
            ),
        ],
        [
            "They do not wait for ever (no bar: it is the machine's speed)",
            "`make soak`",
            (
                f"from a move to its answer {amount(late['median'])} s, {amount(late['p95'])} s at p95; "
                f"to the first number of a page {amount(first['median'])} s, {amount(first['p95'])} s at p95"
            ),
        ],
        [
            "Memory is flat, kernels that nobody uses end, none is left over",
            "`make soak`; `tests/workbooks/test_places.py`",
            (
                f"the server grows by {amount(run['growth']['server'])} MB an hour; of "
                f"{after['kernels that ever were']} kernels {after['kernels']} were left after {gone} s, "
                f"{after['orphans']} without a server"
            ),
        ],
        [
            "One page takes no more memory than one may, and what asks for more is a plain sentence",
            "`tests/workbooks/test_warm_kernels.py`, `test_faults.py`",
            f"{KERNEL_MOST} MB each beside what all share; what was measured is in `docs/capacity.md`",
        ],
        [
            "All of this run's promises are held",
            "`docs/capacity.md` has each",
            "yes" if not missed else "**not held**: " + "; ".join(missed),
        ],
        [
            "Whoever comes when all places are taken reads so in both languages, and is let in by itself",
            "`tests/browser/test_full_house_browser.py`",
            f"{crowd['refused']} in the run above, which has places enough",
        ],
    ]


def hostile() -> list[list[str]]:
    """Give what is promised whatever comes in."""
    kinds, pages = found("fuzz"), found("accessibility")
    judged, looks = (sum(each[key] for each in pages) for key in ("pages", "looks"))
    broken = sum(len(each["broken"]) for each in pages)
    tried = [
        [
            f"Bad {kind['kind']}: what comes of it is numbers or one plain sentence; no HTML, no formula",
            "`make fuzz`, `SECURITY.md`",
            f"{kind['tried']:,} tried, {kind['failing']} broke a promise",
        ]
        for kind in kinds
    ]
    return [
        *tried,
        [
            "No code, no file, no list, no other's kernel, no JupyterLab by a page's address or socket",
            "`tests/workbooks/test_doors.py`, `test_socket.py`, `test_policy.py`, `test_forged.py`",
            f"{len(NOWHERE)} addresses that other servers have lead nowhere",
        ],
        [
            "No violation of WCAG 2.2 AA that axe-core finds",
            "`make soak`; `tests/browser/test_axe_browser.py`",
            f"{judged} pages judged {looks} times: {broken} places",
        ],
    ]


def table() -> str:
    """Give the table."""
    breaks = BREAKS.findall((DOCS / "faults.md").read_text(encoding="utf-8"))
    rows = [
        *load(found("soak")),
        [
            "What breaks loses no number and shows no traceback",
            "a test for each row of `docs/faults.md`",
            f"{len(breaks)} kinds of faults, none of which loses anything but what stands there",
        ],
        *hostile(),
        [
            "Each visitor of a JupyterHub has the course and nothing else, apart from the others",
            "`tests/hub`: two users on one machine; the values for a cluster are read, not installed",
            "see `docs/hub.md`",
        ],
    ]
    return grid(["promised", "held by", "found last"], rows)


def write() -> None:
    """Put the table into its page."""
    PAGE.write_text(within(PAGE.read_text(encoding="utf-8"), table()), encoding="utf-8")


if __name__ == "__main__":
    write()
