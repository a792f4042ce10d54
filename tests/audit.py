"""`make audit`: does anything that we install or ship have a weakness that is known?

The advisories are asked for over the network: those on Python's packages by pip-audit from the package index,
those on plotly.js by npm from its registry. Where one does not answer this fails too: not asked is not safe.
Before that the alarm itself is tried, on a recorded advisory and without a network.
"""

from __future__ import annotations

import http.server
import json
import runpy
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = [ROOT / "requirements.txt", ROOT / ".ci" / "audit.txt"]
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


class Recorded(http.server.BaseHTTPRequestHandler):
    """Answers as an advisory service does: one package has a weakness, of any other none is known."""

    def do_POST(self) -> None:
        """Answer one question."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        known = {"vulns": [RECORDED]} if asked["package"]["name"] == WEAK else {}
        body = json.dumps(known).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def pip_audit(file: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Ask about the packages that a file pins; strictly: about which nobody answers counts as a weakness."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(file), "--disable-pip", "--strict"]
    command += ["--progress-spinner", "off", *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def alarm_rings() -> bool:
    """Tell whether a weak package is told from a sound one."""
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorded) as server,
        tempfile.TemporaryDirectory() as kept,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        service = ["--vulnerability-service", "osv", "--osv-url", f"http://127.0.0.1:{server.server_port}/"]
        found = {}
        for name in (WEAK, SOUND):
            file = Path(kept) / f"{name}.txt"
            file.write_text(f"{name}==1.0\n")
            found[name] = pip_audit(file, "--no-deps", "--cache-dir", kept, *service)
        server.shutdown()
    told = found[WEAK].stdout + found[WEAK].stderr
    return found[WEAK].returncode != 0 and "RECORDED-1" in told and found[SOUND].returncode == 0


def scripts() -> bool:
    """Tell whether npm knows of no weakness of the drawing library that we ship."""
    pins = runpy.run_path(str(ROOT / "widgets" / "plotly_library.py"))
    with tempfile.TemporaryDirectory() as folder:
        shipped = {"name": "shipped", "version": "1.0.0", "dependencies": {pins["PACKAGE"]: pins["VERSION"]}}
        (Path(folder) / "package.json").write_text(json.dumps(shipped))
        for words in (["install", "--package-lock-only", "--ignore-scripts", "--no-audit"], ["audit"]):
            done = subprocess.run(["npm", *words], cwd=folder, capture_output=True, text=True, check=False)  # noqa: S607 - whichever npm there is
            if done.returncode:
                sys.stderr.write(done.stdout + done.stderr)
                return False
    return True


def main() -> int:
    """Run all of it; 0 where nothing is known against anything."""
    if not alarm_rings():
        sys.stderr.write("The alarm does not ring: pip-audit passes a package with a recorded weakness.\n")
        return 1
    safe = True
    for file in PINNED:
        done = pip_audit(file, "--require-hashes")
        safe = safe and done.returncode == 0
        sys.stdout.write(f"{file.relative_to(ROOT)}: {done.stdout}{done.stderr}".rstrip() + "\n")
    shipped = scripts()
    sys.stdout.write(f"plotly.js: {'nothing known' if shipped else 'see above'}\n")
    return 0 if safe and shipped else 1


if __name__ == "__main__":
    raise SystemExit(main())
