"""`make audit`: does anything that we install or ship have a weakness that is known?

The advisories are asked for over the network: those on Python's packages by pip-audit from the package index,
those on plotly.js and on a hub's proxy by npm from its registry. Where one does not answer this fails too:
not asked is not safe. Before that both alarms are tried, on recorded advisories and without a network.
"""

from __future__ import annotations

import gzip
import http.server
import json
import runpy
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PINNED = [ROOT / "requirements.txt", ROOT / ".ci" / "audit.txt", ROOT / ".ci" / "node.txt"]
PROXY = ROOT / "workbooks" / "hub" / "proxy"
WEAK, SOUND = "halfhour-weak", "halfhour-sound"
RECORDED = {
    "schema_version": "1.0.0",
    "id": "RECORDED-1",
    "summary": "A recorded weakness, to try the alarm with.",
    "affected": [
        {
            "package": {"name": WEAK, "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.0"}]}],
            "versions": ["1.0"],
        }
    ],
}


RECORDED_SCRIPT = {
    "id": 1,
    "url": "RECORDED-2",
    "title": "RECORDED-2",
    "severity": "low",
    "vulnerable_versions": "*",
    "cwe": [],
    "cvss": {"score": 0, "vectorString": None},
}


class Recorded(http.server.BaseHTTPRequestHandler):
    """Answers as an advisory service does: one package has a weakness, of any other none is known.

    npm asks of many at once, and adds what depends on a weak one; of that it finds nothing here.
    """

    weak = WEAK

    def do_POST(self) -> None:
        """Answer one question."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = json.loads(gzip.decompress(body) if self.headers["Content-Encoding"] == "gzip" else body)
        known: dict[str, object]
        if self.path.startswith("/-/npm/"):
            known = {self.weak: [RECORDED_SCRIPT]} if self.weak in asked else {}
        else:
            known = {"vulns": [RECORDED]} if asked["package"]["name"] == self.weak else {}
        reply = json.dumps(known).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def do_GET(self) -> None:
        """Know nothing of a package."""
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def recorded(weak: str = WEAK) -> Iterator[str]:
    """Give the address of a service to which one package is weak."""
    answers = type("Answers", (Recorded,), {"weak": weak})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def pip_audit(file: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Ask about the packages that a file pins; strictly: about which nobody answers counts as a weakness."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(file), "--disable-pip", "--strict"]
    command += ["--progress-spinner", "off", *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def alarm_rings() -> bool:
    """Tell whether a weak package is told from a sound one."""
    with recorded() as url, tempfile.TemporaryDirectory() as kept:
        service = ["--vulnerability-service", "osv", "--osv-url", url]
        found = {}
        for name in (WEAK, SOUND):
            file = Path(kept) / f"{name}.txt"
            file.write_text(f"{name}==1.0\n")
            found[name] = pip_audit(file, "--no-deps", "--cache-dir", kept, *service)
    told = found[WEAK].stdout + found[WEAK].stderr
    return found[WEAK].returncode != 0 and "RECORDED-1" in told and found[SOUND].returncode == 0


def npm(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run npm in a folder, whichever there is."""
    return subprocess.run(["npm", *words], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S607 - as it says


def drawing(folder: Path) -> None:
    """Write down the drawing library that we ship, as a package that needs it."""
    pins = runpy.run_path(str(ROOT / "widgets" / "plotly_library.py"))
    shipped = {"name": "shipped", "version": "1.0.0", "dependencies": {pins["PACKAGE"]: pins["VERSION"]}}
    (folder / "package.json").write_text(json.dumps(shipped))
    done = npm(folder, "install", "--package-lock-only", "--ignore-scripts", "--no-audit")
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)


def proxy(folder: Path) -> None:
    """Write down what a hub's proxy is made of: as it is pinned, all that it brings included."""
    for file in PROXY.glob("*.json"):
        shutil.copy(file, folder)


def npm_audit(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Ask about the packages that a folder has pinned; about which nobody answers counts as a weakness."""
    return npm(folder, "audit", "--package-lock-only", "--audit-level=info", *more)


def npm_alarm_rings() -> bool:
    """Tell whether npm finds a weakness far down in what the proxy brings, and none where there is none."""
    *_, deepest = json.loads((PROXY / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    found = {}
    with tempfile.TemporaryDirectory() as kept:
        proxy(Path(kept))
        for name in (deepest.rpartition("node_modules/")[2], SOUND):
            with recorded(name) as url:
                found[name] = npm_audit(Path(kept), f"--registry={url}", f"--cache={kept}/cache")
    weak, sound = found.values()
    return weak.returncode != 0 and "RECORDED-2" in weak.stdout and sound.returncode == 0


def main() -> int:
    """Run all of it; 0 where nothing is known against anything."""
    for rings, who in ((alarm_rings, "pip-audit"), (npm_alarm_rings, "npm")):
        if not rings():
            sys.stderr.write(f"The alarm does not ring: {who} passes a package with a recorded weakness.\n")
            return 1
    safe = True
    for file in PINNED:
        done = pip_audit(file, "--require-hashes")
        safe = safe and done.returncode == 0
        sys.stdout.write(f"{file.relative_to(ROOT)}: {done.stdout}{done.stderr}".rstrip() + "\n")
    for what, write in (("plotly.js", drawing), ("a hub's proxy", proxy)):
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder))
            done = npm_audit(Path(folder))
        safe = safe and done.returncode == 0
        sys.stdout.write(f"{what}: {done.stdout}{done.stderr}".rstrip() + "\n")
    return 0 if safe else 1


if __name__ == "__main__":
    raise SystemExit(main())
