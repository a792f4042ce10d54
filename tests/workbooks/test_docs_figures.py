"""What the docs say in figures is what the program is set to."""

from __future__ import annotations

import re
from math import ceil
from typing import Any

import pytest
import yaml

from case_studies.sheet import LARGEST
from tests.browser.test_reading_browser import ENLARGED
from tests.workbooks.test_doors import NOWHERE
from workbooks.course import course
from workbooks.faults import MOST_NOTED
from workbooks.hub import settings
from workbooks.limits import LISTEN
from workbooks.page_socket import MOST_SOCKETS
from workbooks.paths import FRONT_PAGE, JUPYTER, WORKBOOKS
from workbooks.places import memory
from workbooks.places.door import PATIENCE
from workbooks.places.full import RETRY_SECONDS

ROOT = WORKBOOKS.parent
VALUES: dict[str, Any] = yaml.safe_load(
    (WORKBOOKS / "hub" / "zero_to_jupyterhub.yaml").read_text(encoding="utf-8")
)
WORDS = {
    1: "a",
    2: "two",
    3: "three",
    5: "five",
    6: "sixth",
    8: "eight",
    10: "ten",
    11: "eleven",
    20: "twenty",
    30: "thirty",
    80: "eighty",
    0.75: "three quarters",
}
HOST, PAGE = WORKBOOKS / "host", JUPYTER / "voila" / "templates" / "halfhour" / "static" / "page.js"


def word(number: float) -> str:
    """Give a number as the prose has it."""
    return WORDS[number]


def seconds(name: str, script: str) -> int:
    """Give a script's constant, which is in milliseconds."""
    path = PAGE if script == PAGE.name else HOST / script
    return constant(name, path.read_text(encoding="utf-8")) // 1000


def constant(name: str, source: str) -> int:
    """Give a script's constant."""
    found = re.search(rf"^\s*const {name} = (\d+);", source, flags=re.MULTILINE)
    assert found, name
    return int(found[1])


def prose(name: str) -> str:
    """Give a page's text, wherever its lines are broken."""
    return " ".join((ROOT / name).read_text(encoding="utf-8").split())


COURSE = len([one for one in course(WORKBOOKS / "en") if one.file != FRONT_PAGE])
TRIES = constant("TRIES", (HOST / "unheard.js").read_text(encoding="utf-8"))
LEAVING = seconds("LEAVING", "host.js")
SINGLE = VALUES["singleuser"]["memory"]
ROOM = VALUES["scheduling"]["userPlaceholder"]["replicas"]
PARALLEL = settings.one_machine().JupyterHub.concurrent_spawn_limit
SAID = {
    "SECURITY.md": [
        f"the largest file that a page asks for ({LARGEST / 1e6:.0f} MB)",
        f"a kernel has {word(MOST_SOCKETS)} sockets at the most",
        f"a request of {LISTEN['max_body_size'] // 1000} kB",
        f"headers of {LISTEN['max_header_size'] // 1000} kB",
        f"some {word(round(len(NOWHERE), -1))} that others have",
        f"takes more than {LISTEN['idle_connection_timeout']} seconds over it",
        f"of one kernel's, {word(MOST_NOTED)} lines",
        f"keeps its place for {PATIENCE.unopened:.0f} seconds",
        f"each of the {word(COURSE)} workbooks",
    ],
    "docs/hub.md": [
        f"nobody has used for {word(settings.IDLE_MINUTES)} minutes is ended",
        f"its kernels are ended after {word(PATIENCE.away / 60)}",
        f"{word(settings.PLACES).capitalize()} pages at once (`--places`), and a {word(settings.PLACES + 1)}",
        f"({word(PARALLEL)} at a time)",
        f"{SINGLE['guarantee'][:-1]} MB promised, {SINGLE['limit'][:-1]} MB at most",
        f"`hub.activeServerLimit`, {VALUES['hub']['activeServerLimit']}",
        f"after {word(VALUES['cull']['timeout'] / 60)} minutes; names stay",
        f"{ROOM} placeholders keep room ({ROOM * int(SINGLE['guarantee'][:-1]) // 1000} GB)",
    ],
    "docs/faults.md": [
        f"come back twice within {word(seconds('NOT_AGAIN', 'page.js') / 60)} minute",
        f"The next page, up to {word(LEAVING)} seconds later",
        f"and {word(LEAVING)} seconds were not enough",
        f"over what the browser kept; {word(TRIES)} times at the most",
        f"Of one kernel it writes {word(MOST_NOTED)} lines",
    ],
    "docs/capacity.md": [
        f"{word(memory.USED)} of the machine's memory",
        f"and {memory.MOST} at the most",
        f"each {word(RETRY_SECONDS)} seconds or so",
        f"one in {word(1 / memory.RESERVE)}, and {word(memory.reserve(1))} at the least",
        f"for {word(PATIENCE.wait)} seconds at the most",
        f"counts as inside for {word(PATIENCE.lately / 60)} minute more",
        f"nobody is connected to for {word(PATIENCE.pressed / 60)} minute",
        f"| never opened its socket | {PATIENCE.unopened:.0f} seconds |",
        f"| {PATIENCE.away / 60:.0f} minutes; one, where somebody waits |",
        f"| is open, and nothing was moved on it | {PATIENCE.forgotten / 3600:.0f} hours |",
        f"looked at each {word(PATIENCE.look)} seconds",
        f"is limited: to {memory.KERNEL_MOST} MB, on a machine of less than a gigabyte to half",
        f"and never below {memory.KERNEL_LEAST} MB;",
    ],
}


@pytest.mark.parametrize(
    ("name", "sentence"), [(name, sentence) for name, sentences in SAID.items() for sentence in sentences]
)
def test_the_docs_say_what_is_set(name: str, sentence: str) -> None:
    assert sentence in prose(name)


def test_a_field_is_looked_for_as_long_as_the_docs_say() -> None:
    assert seconds("LAST_PANEL", "unheard.js") == 30
    assert "does not come back within half a minute" in prose("docs/faults.md")


def test_the_docs_name_the_pages_that_were_enlarged() -> None:
    [line] = [
        one for one in (ROOT / "docs/accessibility.md").read_text("utf-8").splitlines() if "400 %" in one
    ]
    titles = {
        "the front page" if one.file == FRONT_PAGE else f"*{one.title}*"
        for one in course(WORKBOOKS / "en")
        if one.file.removesuffix(".ipynb") in ENLARGED
    }
    assert len(titles) == len(ENLARGED)
    assert titles == set(re.findall(r"\*[^*]+\*|the front page", line))


def test_a_hubs_page_says_how_often_it_asks() -> None:
    page = (settings.TEMPLATES / "error.html").read_text(encoding="utf-8")
    every = constant("EVERY", page) // 1000
    assert every == 20
    assert page.count(f"every {word(every)} seconds") == page.count("toutes les vingt secondes") == 2


def test_the_arithmetic_of_a_hub_follows_from_its_table() -> None:
    text = prose("docs/hub.md")
    server, forked, kernel = (
        (int(found[1]), float(found[2]))
        for found in re.finditer(r"\| (\d+) MB(?:, up to \d+)? \| ([\d.]+) s of a core \|", text)
    )
    [hub] = re.findall(r"\| (\d+) \+ (\d+) \+ (\d+) MB \|", text)
    each = round(server[0] + forked[0] + kernel[0], -1)
    start = server[1] + forked[1] + kernel[1]
    # A cluster's scheduler goes by what is promised, not by what is used.
    promised, cores = int(SINGLE["guarantee"][:-1]), VALUES["singleuser"]["cpu"]["guarantee"]
    [later] = map(int, re.findall(r"`userPlaceholder.replicas: (\d+)`", text))
    on_one = int(32_000 * 0.8 / promised)
    machines = ceil((10_000 + later) / on_one)
    assert f"take {round(sum(map(int, hub)), -1)} MB + *n*" in text
    assert f"{each} MB: {word(1000 // each)} a GB" in text
    assert f"memory that is used | {each * 10:,} GB" in text
    whole = (10_000 + later) * promised // 1000
    assert f"{promised} MB each, and for {later} placeholders: {whole:,} GB" in text
    assert f"{on_one} on a machine of 32 GB: {machines} machines" in text
    assert on_one * cores < ceil(on_one * cores) == 4, "as many cores as the next row has"
    assert f"{10_000 * start:,.0f} s to start: {round(10_000 * start / 600, -1):.0f} cores" in text
    assert f"{machines} machines of 4 cores and 32 GB, `hub.db.type" in text
    # One figure for a start, wherever it stands.
    said = f"{word(round(start))} seconds of a core"
    for file in ("docs/hub.md", "workbooks/hub/settings.py", "workbooks/hub/zero_to_jupyterhub.yaml"):
        found = re.findall(r"(\w+ seconds (?:of a core|on an idle machine))", prose(file).lower())
        assert set(found) == {said}, file


def test_the_example_of_places_by_processors_follows_from_the_last_run() -> None:
    text = prose("docs/capacity.md")
    [a_core] = re.findall(r"\| learners a core: [\d.]+ / [\d.]+ \| (\d+) \|", text)
    assert f"on two cores `--places {round(2 * int(a_core), -1)}`" in text
