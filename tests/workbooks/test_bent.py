"""Whatever we use of libraries that they promise nobody: a new version without it fails here, by its name.

`pyproject.toml` keeps these libraries below their next version; whoever raises one of the bounds begins here.
"""

# ruff: noqa: SLF001 - it is about private parts

from __future__ import annotations

import inspect
from importlib import import_module
from types import CodeType
from typing import TYPE_CHECKING, Any

import pytest
import tornado.web
from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from jupyter_server.services.kernels.connection import base
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Any as AnyTrait
from traitlets import HasTraits

from workbooks.hub.berth import gate

if TYPE_CHECKING:
    from collections.abc import Callable

KERNELS = "jupyter_server.services.kernels"
PAGE = "voila.notebook_renderer:NotebookRenderer"
ASKED = "voila.handler:VoilaHandler.get_generator"
WIDGET = "ipywidgets:Widget"


def named(path: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Give what a path such as `package.module:Class.method` means."""
    module, _, inside = path.partition(":")
    found: Any = import_module(module)
    for name in filter(None, inside.split(".")):
        found = inspect.getattr_static(found, name) if inspect.isclass(found) else getattr(found, name)
    return found


def words(function: Callable[..., object]) -> set[str]:
    """Give all names and texts in a function, and in those that are written inside it."""
    found: set[str] = set()
    waiting: list[object] = [inspect.unwrap(getattr(function, "func", function)).__code__]
    while waiting:
        match waiting.pop():
            case CodeType() as code:
                found |= {*code.co_names, *code.co_varnames}
                waiting += code.co_consts
            case str(word):
                found.add(word)
            case tuple(several):
                waiting += several
    return found


TAKES = {
    # workbooks/rendering.py
    f"{PAGE}.generate_content_generator": "self kernel_id kernel_future",
    f"{PAGE}._jinja_kernel_start": "self nb kernel_id kernel_future",
    # workbooks/page_handler.py, page_socket.py
    ASKED: "self path",
    "voila.tornado.kernel_websocket_handler:VoilaKernelWebsocketHandler.write_message": "self message binary",
    f"{KERNELS}.websocket:KernelWebsocketHandler.pre_get": "self",
    f"{KERNELS}.websocket:KernelWebsocketHandler.on_message": "self ws_message",
    f"{KERNELS}.websocket:KernelWebsocketHandler.on_close": "self",
    # workbooks/channels.py
    f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection._on_error": "self channel msg msg_list",
    f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.get_part": "self field value msg_list",
    f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.connect": "self",
    f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.disconnect": "self",
    f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.nudge": "self",
    # workbooks/backlog.py
    f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.handle_incoming_message": (
        "self incoming_msg"
    ),
    f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.handle_outgoing_message": (
        "self stream outgoing_msg"
    ),
    # workbooks/places/kernels.py
    f"{KERNELS}.kernelmanager:AsyncMappingKernelManager._async_shutdown_kernel": "self kernel_id now restart",
    f"{KERNELS}.kernelmanager:AsyncMappingKernelManager._handle_kernel_died": "self kernel_id",
    f"{KERNELS}.kernelmanager:AsyncMappingKernelManager.cull_kernels": "self",
    f"{KERNELS}.kernelmanager:AsyncMappingKernelManager.cull_kernel_if_idle": "self kernel_id",
    "jupyter_client.multikernelmanager:MultiKernelManager.remove_kernel": "self kernel_id",
    # workbooks/replies.py, anybody.py
    "tornado.web:OutputTransform.transform_first_chunk": "self status_code headers chunk finishing",
    "jupyter_server.auth.identity:IdentityProvider.is_token_authenticated": "self handler",
    # workbooks/extension.py
    "voila.paths:collect_template_paths": "app_names template_name prune root_dirs",
    "voila.server_extension:load_config_file": "",
    # workbooks/kernelspec.py
    "jupyter_client.kernelspec:KernelSpecManager._find_spec_directory": "self kernel_name",
    # workbooks/warm/readiness.py
    "jupyter_client.client:KernelClient._async_wait_for_ready": "self timeout",
    "jupyter_client.client:KernelClient._async_is_alive": "self",
    "jupyter_client.client:KernelClient._handle_kernel_info_reply": "self msg",
    # workbooks/warm/provisioner.py
    "jupyter_client.provisioning.local_provisioner:LocalProvisioner.launch_kernel": "self cmd kwargs",
    "jupyter_client.provisioning.local_provisioner:LocalProvisioner.send_signal": "self signum",
    # workbooks/warm/child.py
    "ipykernel.kernelapp:IPKernelApp.init_sockets": "self",
    "ipywidgets:load_ipython_extension": "ip",
    # widgets/hearing.py, lean.py
    f"{WIDGET}._handle_msg": "self args kwargs",  # wrapped
    f"{WIDGET}.set_state": "self sync_data",
    f"{WIDGET}.send_state": "self key",
    f"{WIDGET}.get_state": "self key drop_defaults",
    f"{WIDGET}.open": "self",
    f"{WIDGET}._repr_mimebundle_": "self kwargs",
    "traitlets:TraitType._validate": "self obj value",
}
"""What is called, or stands in place of a method of theirs, and what it takes."""


@pytest.mark.parametrize(("path", "taken"), TAKES.items(), ids=TAKES)
def test_it_takes_what_it_took(path: str, taken: str) -> None:
    assert list(inspect.signature(named(path)).parameters) == taken.split()


SAYS = {
    # workbooks/rendering.py: the class that makes a page, the runner of its cells, and how it ends quietly.
    ASKED: {
        "NotebookRenderer",
        # workbooks/places/kernels.py, PageKernels: what a page asks its kernels for.
        "kernel_manager",
        "notebook_data",
        "get_pool_size",
        "start_kernel",
        "get_kernel",
        # workbooks/policy.py, HEARTBEAT: it is allowed by its hash.
        "<script>window.voila_heartbeat()</script>\n",
    },
    f"{PAGE}._jinja_kernel_start": {"executor", "km"},
    f"{PAGE}._jinja_cell_generator": {"executor", "execute_cell", "TimeoutError"},
    # workbooks/states.py: the template is given a part of the method, by which the page is found.
    f"{PAGE}.generate_content_generator": {"partial", "_jinja_kernel_start", "kernel_start"},
    "nbclient.client:NotebookClient.process_message": {"handle_comm_msg"},
    "nbclient.client:NotebookClient.handle_comm_msg": {
        "widget_state",
        "widget_buffers",
        "setdefault",
        "update",
    },
    # workbooks/backlog.py: each stream says which channel it is, and all that comes by it passes us.
    f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.create_stream": {"channels", "channel"},
    f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.connect": {
        "subscribe",
        "on_recv_stream",
        "handle_outgoing_message",
    },
    # workbooks/places/kernels.py: the kernels that there are, and those on their way.
    f"{KERNELS}.kernelmanager:AsyncMappingKernelManager.cull_kernels": {"_kernels", "cull_kernel_if_idle"},
    f"{KERNELS}.kernelmanager:AsyncMappingKernelManager.initialize_culler": {"cull_idle_timeout"},
    "jupyter_client.multikernelmanager:MultiKernelManager._async_start_kernel": {"_pending_kernels"},
    # workbooks/warm/kernel.py: an IPython kernel goes through all modules, by its own module's name `sys`.
    "ipykernel.ipkernel:IPythonKernel.__init__": {"sys", "modules", "_kernel_modules", "debugger"},
    "ipykernel.debugger:Debugger.__init__": {"kernel_modules"},
    # workbooks/warm/child.py: whoever waits for the parent's end is started from here; 1 means nobody.
    "ipykernel.kernelapp:IPKernelApp.start": {"poller"},
    "ipykernel.kernelapp:IPKernelApp.init_poller": {"parent_handle"},
    # widgets/hearing.py: what a page says is heard by this method.
    f"{WIDGET}._comm_changed": {"on_msg", "_handle_msg"},
    # widgets/lean.py: an AnyWidget makes traits of these, but for those that its class has.
    "anywidget:AnyWidget.__init__": {"add_traits", "has_trait", "_ESM_KEY", "_CSS_KEY", "_ANYWIDGET_ID_KEY"},
    # workbooks/roster/excel.py
    "openpyxl.worksheet._read_only:ReadOnlyWorksheet.__init__": {"_worksheet_path"},
}
"""Functions that reach, by these names, what we put in their way."""


@pytest.mark.parametrize(("path", "said"), SAYS.items(), ids=SAYS)
def test_it_reaches_us_by_the_same_names(path: str, said: set[str]) -> None:
    assert said - words(named(path)) == set()


HELD = {
    # workbooks/server.py
    "voila.app:Voila": "kernel_websocket_connection_class identity_provider_class auto_token connection_dir",
    # workbooks/settings.py
    "voila.configuration:VoilaConfiguration": (
        "template theme extension_allowlist allow_template_override allow_theme_override show_tracebacks"
        " strip_sources file_allowlist multi_kernel_manager_class page_config_hook prelaunch_hook"
    ),
    f"{KERNELS}.kernelmanager:MappingKernelManager": (
        "cull_idle_timeout cull_interval buffer_offline_messages"
    ),
    "jupyter_client.restarter:KernelRestarter": "restart_limit time_to_dead",
    "jupyter_client.manager:KernelManager": "transport client_class",
    "jupyter_client.provisioning.factory:KernelProvisionerFactory": "default_provisioner_name",
    "nbconvert.exporters:TemplateExporter": "filters preprocessors optimistic_validation extra_loaders",
    # workbooks/warm/child.py
    "ipykernel.kernelapp:IPKernelApp": "poller parent_handle kernel_class shell",
}
"""Settings; one that a library does not know is passed over without a word."""


@pytest.mark.parametrize(("path", "settings"), HELD.items(), ids=HELD)
def test_it_has_the_settings(path: str, settings: str) -> None:
    kind = named(path)
    assert [name for name in settings.split() if not hasattr(kind, name)] == []


def test_a_page_is_made_by_the_class_that_is_replaced() -> None:
    handler = import_module("voila.handler")
    # Ours, where another test of this process has begun to serve.
    assert issubclass(handler.NotebookRenderer, named(PAGE))
    assert inspect.isasyncgenfunction(named(ASKED))
    assert inspect.iscoroutinefunction(named(f"{PAGE}._jinja_kernel_start"))


def test_all_ways_to_end_a_kernel_lead_to_ours() -> None:
    held = AsyncMultiKernelManager(config=None)
    assert held._kernels == {}
    assert held._pending_kernels == {}
    for name in ("_async_shutdown_kernel", "cull_kernels", "cull_kernel_if_idle"):
        assert inspect.iscoroutinefunction(getattr(AsyncMappingKernelManager, name)), name
    # Ours overrides the one by the name that is called, which must be another name of this method.
    assert AsyncMappingKernelManager.shutdown_kernel is AsyncMappingKernelManager._async_shutdown_kernel


def test_the_content_of_a_message_is_its_fourth_part() -> None:
    split: Any = base
    parts = [b"header", b"parent", b"metadata", b"content"]
    assert split.deserialize_msg_from_ws_v1(split.serialize_msg_to_ws_v1(parts, "iopub")) == ("iopub", parts)
    part = words(named(f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.get_part"))
    assert part >= {"session", "unpack"}
    asked = type("", (), {"session": type("", (), {"unpack": staticmethod(bytes.decode)})})()
    get_part = named(f"{KERNELS}.connection.channels:ZMQChannelsWebsocketConnection.get_part")
    assert get_part(asked, "header", None, parts) == "header"
    assert get_part(asked, "content", None, parts) == "content"


def test_what_is_added_to_an_application_last_stands_before_its_last_rule() -> None:
    class Handler(tornado.web.RequestHandler):
        """Answers nothing."""

    app = tornado.web.Application([("/before", Handler)])
    app.add_handlers(".*$", [("/ours", Handler)])
    added = app.default_router.rules[-2].target
    assert [rule.matcher.regex.pattern for rule in added.rules] == ["/ours$"]


def test_a_trait_says_without_being_set_whether_it_takes_a_value() -> None:
    class Holder(HasTraits):
        value = AnyTrait(1)

    holder = Holder()
    assert holder.traits()["value"]._validate(holder, 2) == 2
    assert holder.value == 1


def test_an_anywidget_has_the_traits_that_ours_share() -> None:
    widget = import_module("anywidget.widget")
    keys = [widget._ESM_KEY, widget._CSS_KEY, widget._ANYWIDGET_ID_KEY]
    assert keys == ["_esm", "_css", "_anywidget_id"]


def test_a_hubs_part_is_where_we_name_it() -> None:
    hub = gate().Voila
    provider, authorizer = (
        named(":".join(hub[name].rsplit(".", 1))) for name in ("identity_provider_class", "authorizer_class")
    )
    auth = import_module("jupyter_server.auth")
    assert issubclass(provider, auth.IdentityProvider)
    assert issubclass(authorizer, auth.Authorizer)
    # Asked for once, its token has been read; the environment need not hold it any more.
    assert "api_token" in provider.hub_auth.klass.class_trait_names()
    assert "api_token" in words(inspect.getattr_static(provider, "token").fget)
