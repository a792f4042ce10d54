"""Our page template, compiled once: Voila reads and compiles all templates anew for every visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, TemplateNotFound
from nbconvert.preprocessors import Preprocessor

from workbooks.paths import TEMPLATE, TEMPLATE_FOLDER

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from pathlib import Path
    from types import CodeType

    from jinja2 import Environment, Template
    from nbformat import NotebookNode


class CompiledLoader(BaseLoader):
    """Finds the templates of one folder, and keeps what they compile to until they change.

    Args:
        folder: Where the templates are.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._codes: dict[tuple[str, bool], tuple[int, CodeType]] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as jinja2 has it
    ) -> Template:
        """Give a template, compiled now only if it was not, or has changed since.

        Raises:
            TemplateNotFound: where the folder has none of that name.
        """
        path = self._folder / name
        try:
            changed = path.stat().st_mtime_ns
        except OSError as error:
            raise TemplateNotFound(name) from error
        key = (name, environment.is_async)
        known = self._codes.get(key)
        if known is None or known[0] != changed:
            code = environment.compile(path.read_text(encoding="utf-8"), name, str(path))
            known = self._codes[key] = (changed, code)
        return environment.template_class.from_code(environment, known[1], globals or {}, lambda: True)


LOADER = CompiledLoader(TEMPLATE_FOLDER)


class KeepTemplates(Preprocessor):
    """Has the exporter that it belongs to look for templates with `LOADER` first; notebooks stay as they are.

    A preprocessor is what nbconvert's settings let one add; it knows its exporter from the beginning.
    """

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - as traitlets has it
        super().__init__(**kwargs)  # type: ignore[no-untyped-call]  # nbconvert's own
        exporter: Any = self.parent
        if getattr(exporter, "template_name", "") == TEMPLATE:
            exporter.extra_loaders = [LOADER, *exporter.extra_loaders]

    def preprocess(self, nb: NotebookNode, resources: dict[str, Any]) -> tuple[NotebookNode, dict[str, Any]]:
        """Give the notebook as it is."""
        return nb, resources
