"""What the measuring programs reckon with, without a server, a browser or a peer."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
from collections import defaultdict
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Error as PlaywrightError

from tests.bench import processes
from tests.bench.contestants import ALL, LESTER, LIKE, OUTPUT
from tests.bench.crowd import Learner
from tests.bench.floor import pages
from tests.bench.kernels import imports
from tests.bench.metrics import CONTESTANTS
from tests.bench.pages import Place, Traffic
from tests.bench.peers.work import result
from tests.bench.processes import private_of, proportional_of
from tests.bench.programs import ROOT, ran
from tests.bench.run import Measures, _came, _summed, _tried
from tests.bench.runs import LESTER as WORKBOOK
from tests.bench.runs import per_minute

PEERS = Path(__file__).parent / "peers"
ROLLUP = """55d0-7ffd ---p 00000000 00:00 0 [rollup]
Rss:              108988 kB
Pss:               50000 kB
Pss_Anon:          30000 kB
Shared_Clean:      10000 kB
Private_Clean:      2000 kB
Private_Dirty:     40000 kB
Private_Hugetlb:       0 kB
"""


def test_private_memory_is_what_nobody_shares() -> None:
    assert private_of(ROLLUP) == pytest.approx(42_000 * 1024 / 1e6)
    assert private_of("") == 0


def test_what_is_shared_counts_in_part() -> None:
    assert proportional_of(ROLLUP) == pytest.approx(50_000 * 1024 / 1e6)
    assert proportional_of("") == 0


def test_what_is_to_rest_is_waited_for_until_it_spends_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "STEP_SECONDS", 0.001)
    spends = iter([1.0, 2.0, 3.0, 3.0, 4.0])
    family = [SimpleNamespace(cpu_times=lambda: SimpleNamespace(user=next(spends), system=0.0))]
    processes.settle(lambda: family)  # type: ignore[arg-type, return-value]  # all that is asked of them
    assert next(spends) == 4.0


def test_a_program_gives_what_it_prints_and_one_that_fails_what_went_wrong() -> None:
    env = {**os.environ, "ASKED": "of us"}
    assert ran(["-c", "import os; print(os.environ['ASKED'], os.getcwd())"], env) == f"of us {ROOT}\n"
    with pytest.raises(RuntimeError, match=r"SystemExit|no bread"):
        ran(["-c", "raise SystemExit('no bread')"], env)
    with pytest.raises(subprocess.TimeoutExpired):
        ran(["-c", "while True: pass"], env, patience=0.5)


def test_runs_a_minute() -> None:
    assert per_minute(50, 20) == 150
    with pytest.raises(ValueError, match="take time"):
        per_minute(1, 0)


def test_a_learner_notes_the_first_time_only_and_over_the_edges_of_chunks() -> None:
    learner, said = Learner(), re.compile(LIKE)
    for since, chunk in enumerate(
        [b"<p>pays ", b"in 15.7% of", b" it", f"pays in 1 {OUTPUT}".encode(), b"x"]
    ):
        learner.hear(chunk, said, float(since))
    assert (learner.number, learner.output) == (1, 3)


def test_a_learner_who_got_nothing_says_so() -> None:
    learner = Learner()
    learner.hear(b"<p>Sorry</p>", re.compile(LIKE), 1)
    assert (learner.number, learner.output) == (None, None)


def test_traffic_counts_requests_redirects_and_messages() -> None:
    traffic = Traffic()
    moved = {"request": {"url": "http://127.0.0.1/b"}, "redirectResponse": {"encodedDataLength": 300}}
    traffic.asked({"request": {"url": "http://127.0.0.1/a"}})
    traffic.asked({"request": {"url": "data:,"}})
    traffic.asked(moved)
    traffic.came({"encodedDataLength": 1000})
    plain = {"Upgrade": "websocket"}
    traffic.agreed({"requestId": "1", "response": {"headers": plain}})
    traffic.heard({"requestId": "1", "response": {"opcode": 1, "payloadData": "é"}})
    traffic.heard({"requestId": "1", "response": {"opcode": 2, "payloadData": "AAAA"}})
    assert (traffic.requests, traffic.http, traffic.socket) == (2, 1300, 2 + 3)


def test_messages_of_a_socket_that_packs_them_count_packed() -> None:
    traffic, message = Traffic(), {"opcode": 1, "payloadData": "the same words " * 1000}
    packs = {"Sec-WebSocket-Extensions": "permessage-deflate"}
    traffic.agreed({"requestId": "1", "response": {"headers": packs}})
    traffic.heard({"requestId": "1", "response": message})
    first = traffic.socket
    assert 0 < first < 200
    # What was sent before helps to pack what comes after it.
    traffic.heard({"requestId": "1", "response": message})
    assert traffic.socket - first < first


def test_the_number_is_known_when_it_is_said() -> None:
    assert re.search(LIKE, result(1000)[0])
    assert re.search(LESTER, "the half-hour leaves, posting loses about €101 a month")


def test_every_move_of_the_slider_changes_the_picture() -> None:
    drawn = [result(price)[1].data[0] for price in range(1000, 1340, 10)]
    assert len({tuple(bars.y) + tuple(bars.x) for bars in drawn}) == len(drawn)


def test_the_floor_holds_number_and_charts_in_its_page() -> None:
    served = pages()
    page = gzip.decompress(served["/"][1]).decode()
    assert re.search(LIKE, page)
    assert page.count('"type": "bar"') == page.count('"type": "scatter"') == 1
    assert "{text}" not in page
    assert served.keys() == {"/", "/plotly.js"}


def test_what_all_failed_at_is_lost_and_not_forgotten() -> None:
    assert _summed({"crowd_number": {"ours": [None, None], "voila": [2.0, None]}}) == {
        "crowd_number": {
            "ours": {"lost": 2},
            "voila": {"median": 2.0, "p90": 2.0, "low": 2.0, "high": 2.0, "count": 1, "lost": 1},
        }
    }


def test_only_who_got_nothing_at_all_counts_as_lost_for_the_first_number() -> None:
    found: Measures = defaultdict(lambda: defaultdict(list))
    for learner in (Learner(1.0, 2.0), Learner(None, 3.0), Learner(None, None), Learner(4.0, None)):
        _came(learner, "ours", found)
    assert found["crowd_number"]["ours"] == [1.0, None, 4.0]
    assert found["crowd_output"]["ours"] == [2.0, 3.0, None, None]


def test_the_first_cell_is_what_the_workbook_imports() -> None:
    assert imports(WORKBOOK).splitlines() == [
        "from typing import Optional",
        "from widgets.lester.workbook import Lester",
    ]


@pytest.mark.parametrize("fails", ["goto", "finished", "the visit itself", "nowhere"])
def test_the_kernel_of_a_visit_is_ended_whatever_went_wrong(fails: str) -> None:
    ended: list[str] = []

    class Page:
        def add_init_script(self, script: str) -> None: ...

        def wait_for_timeout(self, milliseconds: float) -> None: ...

        def goto(self, *_: object, **__: object) -> None:
            if fails == "goto":
                raise PlaywrightError("no")

        def evaluate(self, script: str, *_: object) -> object:
            if "kernelId" in script:
                return "its kernel"
            if fails == "finished":
                raise PlaywrightError("too late")
            return {}

    page = Page()
    context = SimpleNamespace(new_page=lambda: page, pages=[page], close=lambda: None)
    browser = SimpleNamespace(new_context=lambda **_: context)
    server = SimpleNamespace(url="", end_kernel=ended.append)
    place = Place(ALL[0], server)  # type: ignore[arg-type]  # what is used of them
    expected = nullcontext() if fails == "nowhere" else pytest.raises(PlaywrightError)
    with expected, place.opened(browser):  # type: ignore[arg-type]
        if fails == "the visit itself":
            raise PlaywrightError("no")
    assert ended == ["its kernel"]


def test_the_table_has_a_column_for_each_page() -> None:
    assert [one.key for one in ALL] == list(CONTESTANTS)


def test_the_peers_are_pinned_by_version_and_hash_on_our_plotly() -> None:
    text = (PEERS / "requirements.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.-]+)==(\S+)(.*)\\$", text, re.MULTILINE)
    assert {"dash", "streamlit", "panel", "plotly", "numpy"} <= {name for name, *_ in pins}
    assert "://" not in text
    assert all("--hash=sha256:" in part for part in re.split(r"\n(?=\w)", text))
    ours = (PEERS.parents[2] / "requirements.txt").read_text(encoding="utf-8")
    [mine], [theirs] = (re.findall(r"^plotly==(\S+)", one, re.MULTILINE) for one in (ours, text))
    assert mine == theirs


def test_a_measure_that_fails_is_told_and_throws_nothing_else_away(capsys: pytest.CaptureFixture) -> None:
    def failing() -> None:
        raise RuntimeError("the runs came to nothing")

    _tried(failing)
    assert "lost: the runs came to nothing" in capsys.readouterr().err
