"""How many files a server may have open: sockets are files too."""

from __future__ import annotations


def allow_files() -> None:
    """Have as many as the system lets us: often 1024 are allowed at first, and a page takes twenty-five."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
