"""Settings of JupyterLab's server (`halfhour lab`, Binder), and of Voila inside it: kernels are forked."""  # noqa: INP001 - Jupyter looks for a file, not a module

from workbooks.rehearsal import FIGURES, rehearsals
from workbooks.settings import voila_settings
from workbooks.warm_kernels import warm_settings

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets puts it into every settings file
# The first workbook, in both languages, teaches most of what the others need too.
settings = warm_settings([*rehearsals()[:2], FIGURES])
# JupyterLab's server itself asks a new kernel how it is, and both would wait for the one answer.
del settings["KernelManager"]
c.merge(settings)
# Voila inside this server gives its pages the server's settings, not those of its own file.
c.TemplateExporter.merge(voila_settings().TemplateExporter)
