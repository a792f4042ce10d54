"""`halfhour lab`: JupyterLab on the same workbooks, as participants of a workshop use it."""

from __future__ import annotations

import os
import shutil
import socket
import warnings
from pathlib import Path

from jupyter_core.paths import jupyter_runtime_dir

from workbooks.errors import PORT_TAKEN, HalfhourError
from workbooks.paths import FRONT_PAGE, LANGS, WORKBOOKS, show_jupyter, sockets_fit

HOST = "127.0.0.1"


def workspace(directory: Path | None = None) -> Path:
    """Give the folder that JupyterLab works in, with the workbooks in it.

    Without a directory that is our own folder when it can be written to, as in a clone, and
    `halfhour` in the current folder when not, as after an ordinary installation. A workbook that is
    already there is the learner's and stays as it is.

    Args:
        directory: Where to work; made when missing.

    Raises:
        HalfhourError: When the folder can not be made or written to.
    """
    if directory is None and os.access(WORKBOOKS, os.W_OK) and "site-packages" not in WORKBOOKS.parts:
        return WORKBOOKS
    folder = (directory or Path("halfhour")).expanduser().resolve()
    try:
        for lang in LANGS:
            (folder / lang).mkdir(parents=True, exist_ok=True)
            for source in (WORKBOOKS / lang).glob("*.ipynb"):
                if not (folder / lang / source.name).exists():
                    shutil.copyfile(source, folder / lang / source.name)
    except OSError as error:
        raise HalfhourError(f"the workbooks cannot be copied to {folder} ({error.strerror})") from error
    return folder


def first_notebook(folder: Path) -> str:
    """Give the notebook to open first, below the workspace: the front page in the reader's language."""
    spoken = os.environ.get("LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    lang = "fr" if spoken.lower().startswith("fr") else "en"
    for name in (FRONT_PAGE, "01_lester.ipynb"):
        if (folder / lang / name).exists():
            return f"{lang}/{name}"
    return ""


def lab_options(folder: Path, port: int, *, browser: bool) -> list[str]:
    """Give JupyterLab's command line; nothing of it looks for news or updates elsewhere."""
    notebook = first_notebook(folder)
    private = ["--KernelManager.transport=ipc"] if sockets_fit(jupyter_runtime_dir()) else []
    return [
        *private,
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        # Only this machine can reach it, and only with the key; a container knows no other user.
        "--ServerApp.allow_root=True",
        f"--ServerApp.open_browser={browser}",
        "--ServerApp.kernel_spec_manager_class=workbooks.kernelspec.OwnKernelSpecManager",
        f"--LabApp.default_url=/lab/tree/{notebook}" if notebook else "--LabApp.default_url=/lab",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
    ]


def lab(*, port: int = 8888, browser: bool = True, directory: Path | None = None) -> None:
    """Open JupyterLab on the workbooks until stopped; it prints its own address, key included.

    Args:
        port: Where to answer; 0 takes a free port.
        browser: Whether to open a browser.
        directory: The folder to work in.

    Raises:
        HalfhourError: When the port is taken or the folder can not be used.
    """
    folder = workspace(directory)
    port = free_port(port)
    show_jupyter()
    # Imported late: JupyterLab takes a second, and a wrong folder should not wait for it.
    import voila  # noqa: F401, PLC0415 - on import it asks for the warnings that are declined below
    from jupyterlab.labapp import LabApp  # noqa: PLC0415 - see above

    # Jupyter's notes to its own developers are nothing to the person at the keyboard.
    warnings.filterwarnings("ignore", category=DeprecationWarning)

    LabApp.launch_instance(lab_options(folder, port, browser=browser))


def free_port(port: int) -> int:
    """Give `port` if it is free, and for 0 a free one; JupyterLab itself would tell the address with `:0`.

    Raises:
        HalfhourError: When it is taken.
    """
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError as error:
            raise HalfhourError(PORT_TAKEN.format(port=port, other=port + 1)) from error
        return int(attempt.getsockname()[1])
