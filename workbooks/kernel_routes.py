"""What a page may ask about its kernel, beside the socket: whether it is still there; and that it may go."""

from __future__ import annotations

from jupyter_server.services.kernels.handlers import KernelHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler

KERNEL = r"(?P<kernel_id>\w{8}-\w{4}-\w{4}-\w{4}-\w{12})"
"""A kernel's random name, which only its own page is told."""


class StillThere(KernelHandler):
    """Tells a page that comes back whether its kernel is there; ends none, whatever the method."""

    SUPPORTED_METHODS = ("GET",)


class Farewell(VoilaShutdownKernelHandler):  # type: ignore[misc]  # voila ships no types
    """Ends a kernel when its page is left; the page shows by its cookie that it is one of ours."""

    SUPPORTED_METHODS = ("POST",)
