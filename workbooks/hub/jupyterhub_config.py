"""Settings of a JupyterHub for this course on one machine: `jupyterhub -f` this file, or a copy of it."""

from workbooks.hub.settings import course_settings, one_machine

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets puts it into every settings file
c.merge(course_settings())
c.merge(one_machine())
