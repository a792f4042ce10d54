"""The static floor: a page that is written beforehand, with its charts in it, and never changes.

Nothing that answers can be faster: it shows what the browser itself and plotly.js take.
Run as a program it serves that page: `python -m tests.bench.floor PORT`.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import sys

from tornado.web import Application, RequestHandler

from tests.bench.peers.work import result
from widgets.picture import plain_json
from widgets.plotly_library import find_library

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The floor</title><link rel="icon" href="data:,">
<script defer src="/plotly.js"></script></head>
<body><input type="range" min="50" max="3000" step="10" value="1000"><p>{text}</p>
<div id="bars"></div><div id="line"></div>
<script type="module">
for (const [id, figure] of Object.entries({figures})) Plotly.newPlot(id, figure);
</script></body></html>
"""


def pages() -> dict[str, tuple[str, bytes]]:
    """Give what is served: by path its kind and its compressed bytes."""
    text, bars, line = result(1000)
    figures = json.dumps({"bars": plain_json(bars), "line": plain_json(line)})
    page = PAGE.replace("{text}", text).replace("{figures}", figures)
    return {
        "/": ("text/html", gzip.compress(page.encode(), 9)),
        "/plotly.js": ("text/javascript", gzip.compress(find_library().read_bytes(), 9)),
    }


class _Page(RequestHandler):
    def initialize(self, kind: str, body: bytes) -> None:
        self.kind, self.body = kind, body

    def get(self) -> None:
        self.set_header("Content-Type", f"{self.kind}; charset=utf-8")
        self.set_header("Content-Encoding", "gzip")
        self.finish(self.body)


async def serve(port: int) -> None:
    """Serve it until stopped."""
    routes = [(path, _Page, {"kind": kind, "body": body}) for path, (kind, body) in pages().items()]
    Application(routes).listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
