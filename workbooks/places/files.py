"""How many files a server may have open: sockets are files too."""

from __future__ import annotations


def allow_files() -> None:
    """Have as many as the system lets us: often there are 1024 at first, and one page takes some twenty-five."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
