"""Reads a page of ours as a browser would: its elements, its text, its scripts."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "path", "circle"}


class Page(HTMLParser):
    """A page.

    Attributes:
        elements: name and attributes of each, in order.
        scripts: type and text of each script, in order.
        text: all that can be read.
        by_class: class -> texts of the elements that have it.
    """

    def __init__(self, html: str, *, without: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[tuple[str | None, str]] = []
        self.pieces: list[str] = []
        self.by_class: dict[str, list[str]] = {}
        self._open: list[tuple[str, list[str]]] = []
        self._without = without | {"script", "style", "title"}
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """All that can be read, in order."""
        return " ".join(self.pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag == "script":
            self.scripts.append((found.get("type"), ""))
        if tag not in VOID:
            classes = (found.get("class") or "").split()
            for name in classes:
                self.by_class.setdefault(name, []).append("")
            self._open.append((tag, classes))

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        inside = {name for name, _ in self._open}
        if "script" in inside:
            kind, text = self.scripts[-1]
            self.scripts[-1] = (kind, text + data)
        for _, classes in self._open:
            for name in classes:
                self.by_class[name][-1] += data
        if not inside & self._without and data.strip():
            self.pieces.append(data.strip())
