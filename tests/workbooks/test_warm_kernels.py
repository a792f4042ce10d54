"""Forked kernels behave as ordinary ones: started, interrupted, restarted, shut down, dead, orphaned."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workbooks.warm_kernels import LONG, gone, kernel, manager, parent_of, say, started, state, until
from workbooks.warm.forked import ForkedProcess
from workbooks.warm.servers import close_all, forking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_client.blocking import BlockingKernelClient
    from jupyter_client.manager import KernelManager

pytestmark = pytest.mark.skipif(not forking(), reason="kernels are forked on Linux only")


@pytest.fixture(scope="module", autouse=True)
def parents() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture
def made() -> Iterator[KernelManager]:
    found = manager()
    yield found
    if found.has_kernel:
        found.shutdown_kernel(now=True)
    found.cleanup_resources()


@pytest.fixture
def client(made: KernelManager) -> Iterator[BlockingKernelClient]:
    found = started(made)
    yield found
    found.stop_channels()


def process(made: KernelManager) -> ForkedProcess:
    found = made.provisioner.process
    assert isinstance(found, ForkedProcess)
    return found


def test_a_kernel_is_forked_from_a_parent_that_has_imported(
    made: KernelManager, client: BlockingKernelClient
) -> None:
    pid = process(made).pid
    assert say(client, "import os, sys; print(os.getpid(), 'numpy' in sys.modules)") == f"{pid} True"
    assert b"workbooks.warm.parent" in Path(f"/proc/{parent_of(pid)}/cmdline").read_bytes()


def test_a_kernel_that_has_been_launched_can_be_reached_at_once() -> None:
    made = manager()
    made.start_kernel()
    try:
        for name in ("shell", "iopub", "stdin", "control"):
            with socket.create_connection((made.ip, getattr(made, f"{name}_port"))):
                pass
    finally:
        made.shutdown_kernel(now=True)
        made.cleanup_resources()


def test_each_kernel_has_chance_session_and_key_of_its_own(
    made: KernelManager, client: BlockingKernelClient
) -> None:
    code = "import random, numpy, uuid; print(random.random(), numpy.random.rand(), uuid.uuid4())"
    with kernel() as (other, second):
        first_said, second_said = say(client, code).split(), say(second, code).split()
        assert all(one != two for one, two in zip(first_said, second_said, strict=True))
        sessions = {say(each, "get_ipython().kernel.session.session") for each in (client, second)}
        assert len(sessions) == 2
        keys = {json.loads(Path(each.connection_file).read_text())["key"] for each in (made, other)}
        assert len(keys) == 2
        assert parent_of(process(made).pid) == parent_of(process(other).pid)


def test_a_kernel_has_the_folder_and_just_the_environment_that_it_was_given(tmp_path: Path) -> None:
    env = {key: value for key, value in os.environ.items() if key not in {"HOME", "OPENBLAS_NUM_THREADS"}}
    env |= {"QUERY_STRING": "price=100", "TZ": "Asia/Tokyo"}
    with kernel(cwd=str(tmp_path), env=env) as (_, client):
        assert say(client, "import os; print(os.getcwd())") == str(tmp_path.resolve())
        assert say(client, "print(os.environ['QUERY_STRING'], 'HOME' in os.environ)") == "price=100 False"
        assert say(client, "import time; print(time.strftime('%z'))") == "+0900"
        assert say(client, "print('OPENBLAS_NUM_THREADS' in os.environ)") == "False"


def test_a_kernel_takes_no_more_memory_than_it_is_given_and_goes_on() -> None:
    with kernel(memory=300) as (_, client):
        # What is not touched is counted, and costs the machine that runs this nothing.
        assert say(client, "held = bytearray(200_000_000); len(held)") == "200000000"
        assert say(client, "more = bytearray(200_000_000)") == "MemoryError"
        assert say(client, "del held; len(bytearray(200_000_000))") == "200000000"
        # Nor may it give itself more.
        assert say(client, "import resource; len({*resource.getrlimit(resource.RLIMIT_DATA)})") == "1"
    # Those of JupyterLab, of papermill and of a cohort are nobody's but their owner's.
    with kernel() as (_, client):
        assert say(client, "len(bytearray(2_000_000_000))") == "2000000000"


def test_a_stricter_limit_that_is_there_already_stays() -> None:
    # In a process of its own, which can not give itself more again.
    code = (
        "import resource as r; from workbooks.warm.ceiling import hold; "
        "r.setrlimit(r.RLIMIT_DATA, (10**9, 10**9)); "
        "hold(500_000); print(*r.getrlimit(r.RLIMIT_DATA)); "
        "hold(100); print(r.getrlimit(r.RLIMIT_DATA)[1] < 10**9)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.split() == ["1000000000", "1000000000", "True"]


def test_a_kernel_has_an_environment_that_no_message_could_hold() -> None:
    # The system sends a fifth of a megabyte at once; a process may have two.
    large = {f"LARGE_{number}": str(number) * 100_000 for number in range(8)}
    with kernel(env={**os.environ, **large}) as (made, client):
        assert isinstance(made.provisioner.process, ForkedProcess)
        said = say(client, "import os; print(*(len(os.environ[f'LARGE_{n}']) for n in range(8)))")
        assert said.split() == ["100000"] * 8


def test_a_kernel_has_the_signals_and_descriptors_of_an_ordinary_one(
    made: KernelManager, client: BlockingKernelClient
) -> None:
    asked = (
        "import signal, os, json\n"
        "print(json.dumps([str(signal.getsignal(s)) for s in (signal.SIGTERM, signal.SIGCHLD)]"
        "+ [os.getpgid(0) == os.getpid(), os.getsid(0) == os.getpid()]))"
    )
    with kernel(forked=False) as (_, second):
        assert say(client, asked) == say(second, asked)
        # One more: the line to the server, which stands for the poller of an ordinary kernel.
        # One that is closed while we look is none.
        count = (
            "import os, stat\n"
            "def is_socket(number):\n"
            "    try:\n"
            "        return stat.S_ISSOCK(os.fstat(int(number)).st_mode)\n"
            "    except OSError:\n"
            "        return False\n"
            "print(sum(map(is_socket, os.listdir('/proc/self/fd'))))"
        )
        assert int(say(client, count)) == int(say(second, count)) + 1
        # What either starts inherits the same.
        handed = count.replace(
            "S_ISSOCK(os.fstat(int(number)).st_mode)",
            "S_ISSOCK(os.fstat(int(number)).st_mode) and os.get_inheritable(int(number))",
        )
        assert say(client, handed) == say(second, handed) == "0"
    # The server holds it by a pidfd.
    assert process(made).poll() is None
    links = {path.name: str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()}
    pidfds = [int(name) for name, what in links.items() if "pidfd" in what]
    assert [os.get_inheritable(number) for number in pidfds] == [False] * max(1, len(pidfds))


def test_a_debugger_knows_the_modules_of_a_kernel_as_in_an_ordinary_one(client: BlockingKernelClient) -> None:
    asked = (
        "import ipykernel.ipkernel, numpy, sys\n"
        "kernel = get_ipython().kernel\n"
        "print(numpy.__file__ in kernel.debugger.kernel_modules, kernel._kernel_modules == [],"
        " ipykernel.ipkernel.sys is sys)"
    )
    assert say(client, asked) == "True False True"


def test_widgets_answer_the_front_end_although_imported_before_the_kernel(
    client: BlockingKernelClient,
) -> None:
    targets = say(client, "print(sorted(get_ipython().kernel.comm_manager.targets))")
    assert "jupyter.widget.control" in targets


def test_an_interrupt_stops_the_cell_and_not_the_kernel(
    made: KernelManager, client: BlockingKernelClient
) -> None:
    # Python overlooks a signal that comes between its last look and the system's call: one long sleep, which
    # is about to begin when we hear of it, would be slept to its end.
    code = "import time\nprint('begun', flush=True)\nwhile True:\n    time.sleep(0.05)"
    # Else what is asked for right after the error may be dropped with what had been waiting behind it.
    message = client.execute(code, stop_on_error=False)
    while client.get_iopub_msg(timeout=LONG)["msg_type"] != "stream":
        pass
    made.interrupt_kernel()
    while (reply := client.get_shell_msg(timeout=LONG))["parent_header"]["msg_id"] != message:
        pass
    assert reply["content"]["ename"] == "KeyboardInterrupt"
    assert say(client, "1 + 1") == "2"


def test_an_interrupt_reaches_what_the_kernel_has_started(
    made: KernelManager, client: BlockingKernelClient
) -> None:
    client.execute("import subprocess\nprint(subprocess.Popen(['sleep', '600']).pid, flush=True)")
    while (message := client.get_iopub_msg(timeout=LONG))["msg_type"] != "stream":
        pass
    pid = int(message["content"]["text"])
    made.interrupt_kernel()
    assert gone(pid)


def test_a_restart_gives_a_new_kernel_at_the_same_address(
    made: KernelManager, client: BlockingKernelClient
) -> None:
    before, address = process(made), made.get_connection_info()
    say(client, "x = 1")
    made.restart_kernel(now=True)
    client.wait_for_ready(timeout=LONG)
    assert process(made).pid != before.pid
    assert gone(before.pid)
    assert say(client, "'x' in globals()") == "False"
    assert made.get_connection_info() == address


def test_a_shutdown_leaves_no_process_no_file_no_descriptor(tmp_path: Path) -> None:
    parent = parent_of_any()
    descriptors = {pid: len(os.listdir(f"/proc/{pid}/fd")) for pid in (os.getpid(), parent)}  # noqa: PTH208 - procfs
    for _ in range(3):
        made = manager(transport="ipc", connection_file=str(tmp_path / "kernel.json"))
        client = started(made)
        pid = process(made).pid
        client.stop_channels()
        made.shutdown_kernel()
        made.cleanup_resources()
        assert gone(pid)
        until(lambda pid=pid: state(pid) == "")
        assert not list(tmp_path.iterdir())
    until(
        lambda: descriptors == {pid: len(os.listdir(f"/proc/{pid}/fd")) for pid in descriptors}  # noqa: PTH208 - procfs
    )


def parent_of_any() -> int:
    """Give the number of the process that kernels are forked from, all that it once opens being open."""
    with kernel() as (made, _):
        return parent_of(process(made).pid)


def test_a_kernel_that_dies_is_known_to_have_died_and_of_what(
    made: KernelManager, client: BlockingKernelClient
) -> None:
    handle = process(made)
    pid = handle.pid
    client.execute("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    assert handle.wait(LONG) == -signal.SIGKILL
    until(lambda: not made.is_alive())
    until(lambda: state(pid) == "")


def test_no_signal_goes_to_the_number_of_a_kernel_that_has_ended(
    made: KernelManager, client: BlockingKernelClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.execute("import os; os._exit(3)")
    process = made.provisioner.process
    process.wait(LONG)
    sent: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "killpg", lambda *what: sent.append(what))
    made.interrupt_kernel()
    asyncio.run(made.provisioner.send_signal(signal.SIGTERM))
    assert sent == []


def test_a_kernel_that_exits_tells_its_status(made: KernelManager, client: BlockingKernelClient) -> None:
    client.execute("import os; os._exit(7)")
    assert process(made).wait(LONG) == 7


def test_kernels_outlive_their_parent_and_the_next_one_has_a_new_parent(
    made: KernelManager, client: BlockingKernelClient
) -> None:
    handle = process(made)
    parent = parent_of(handle.pid)
    os.kill(parent, signal.SIGKILL)
    until(lambda: parent_of(handle.pid) != parent)
    assert say(client, "6 * 7") == "42"
    assert made.is_alive()
    with kernel() as (other, second):
        assert say(second, "6 * 7") == "42"
        assert parent_of(process(other).pid) != parent
    made.shutdown_kernel()
    assert gone(handle.pid)


def test_nothing_lives_on_when_the_server_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(
        "import sys\n"
        f"sys.path[:0] = {sys.path!r}\n"
        "from tests.workbooks.warm_kernels import manager, started, parent_of\n"
        "made = manager()\n"
        "client = started(made)\n"
        "pid = made.provisioner.process.pid\n"
        "print(pid, parent_of(pid), flush=True)\n"
        "sys.stdin.read()\n"
    )
    server = subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with server:
        assert server.stdout is not None
        kernel, parent = map(int, server.stdout.readline().split())
        assert state(kernel) not in {"", "Z"}
        server.kill()
        assert gone(kernel)
        assert gone(parent)


def test_the_parent_holds_no_thread_no_socket_but_its_line_and_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a server, or a hub, may have in its environment is a kernel's to inherit, and no parent's.
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "of-the-server-alone")
    close_all()
    secret = {"QUERY_STRING": "price=a-number-of-their-own"}
    with kernel(cwd=str(tmp_path), env={**os.environ, **secret}) as (made, client):
        assert say(client, "import os; print(os.environ['JUPYTERHUB_API_TOKEN'])") == "of-the-server-alone"
        pid = process(made).pid
        parent = parent_of(pid)
        assert len(list(Path(f"/proc/{parent}/task").iterdir())) == 1
        opened = [os.readlink(each) for each in Path(f"/proc/{parent}/fd").iterdir()]  # noqa: PTH115 - not a path
        assert sum(each.startswith("socket:") for each in opened[3:]) == 1
        key = json.loads(Path(made.connection_file).read_text())["key"]
        held = memory(parent)
        assert b"a-number-of-their-own" not in held
        assert b"of-the-server-alone" not in held
        for each in (parent, pid):
            assert b"of-the-server-alone" not in Path(f"/proc/{each}/environ").read_bytes()
        assert key.encode() not in held
        # The same look finds what is there.
        assert b"workbooks.warm.parent" in held
        assert key.encode() in memory(pid)


def memory(pid: int) -> bytes:
    """Read all that a process of ours may write to."""
    held = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as source:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights = line.split()[:2]
            if not rights.startswith("rw"):
                continue
            first, last = (int(each, 16) for each in span.split("-"))
            source.seek(first)
            try:
                held.append(source.read(last - first))
            except OSError:
                continue
    return b"".join(held)


@pytest.mark.parametrize(
    "how",
    [
        pytest.param({"independent": True}, id="outlives its server"),
        pytest.param({"stdout": subprocess.PIPE}, id="a pipe to its output"),
    ],
)
def test_what_a_fork_can_not_give_starts_the_ordinary_way(how: dict[str, object]) -> None:
    made = manager()
    made.start_kernel(**how)
    try:
        process = made.provisioner.process
        assert isinstance(process, subprocess.Popen)
    finally:
        made.shutdown_kernel(now=True)
        if process.stdout:
            process.stdout.close()


def test_a_kernel_prints_where_it_is_told_to(tmp_path: Path) -> None:
    with (
        (tmp_path / "said").open("w") as said,
        kernel(stderr=said, stdout=subprocess.DEVNULL) as (made, client),
    ):
        assert isinstance(made.provisioner.process, ForkedProcess)
        assert say(client, "import os; _ = os.write(2, b'to whom it may concern')") == ""
        assert (tmp_path / "said").read_text().endswith("to whom it may concern")
        assert say(client, "print(os.readlink('/proc/self/fd/1'))") == "/dev/null"


@pytest.fixture
def failing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have modules that can be imported, but not in a process that is to be forked."""
    (tmp_path / "starts_a_thread.py").write_text(
        "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    )
    (tmp_path / "fails.py").write_text("raise ValueError('as it may')\n")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")


@pytest.mark.usefixtures("failing")
@pytest.mark.parametrize(
    ("preload", "why"),
    [
        pytest.param(("not_there",), "No module named 'not_there'", id="a module that is not there"),
        pytest.param(("starts_a_thread",), "started 1 thread", id="an import that starts a thread"),
        pytest.param(("fails",), "as it may", id="an import that fails"),
    ],
)
def test_where_forking_fails_kernels_start_the_ordinary_way_with_one_line(
    preload: tuple[str, ...],
    why: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with kernel(preload) as (made, client):
        assert say(client, "1 + 1") == "2"
        assert isinstance(made.provisioner.process, subprocess.Popen)
    # Nor is it tried for the next one, or said again.
    second = manager(preload)
    second.start_kernel()
    assert isinstance(second.provisioner.process, subprocess.Popen)
    second.shutdown_kernel(now=True)
    second.cleanup_resources()
    # Whatever the application's own log is told to keep to.
    said = [(each.name, each.getMessage()) for each in caplog.records if "ordinary way" in each.getMessage()]
    assert [(name, why in line) for name, line in said] == [("workbooks.warm.errors", True)]
    assert "Traceback" not in capfd.readouterr().err
