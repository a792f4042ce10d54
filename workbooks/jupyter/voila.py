"""Settings that Voila reads when it runs inside JupyterLab's server (`halfhour lab`, Binder)."""  # noqa: INP001 - Voila looks for a file, not a module

from workbooks.settings import voila_settings

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets puts it into every settings file
c.merge(voila_settings())
