"""The kernel behind a workbook is the Python that runs us."""

from __future__ import annotations

from ipykernel.kernelspec import RESOURCES
from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpecManager


class OwnKernelSpecManager(KernelSpecManager):
    """Knows one kernel, `python3`: this interpreter, whatever kernels the machine has under that name.

    A `python3` left in a user's home by another project would otherwise win, and lack our packages.
    """

    def find_kernel_specs(self) -> dict[str, str]:
        """Give the one kernel, by the folder of its resources."""
        return {NATIVE_KERNEL_NAME: RESOURCES}

    def _find_spec_directory(self, kernel_name: str) -> str | None:
        return RESOURCES if kernel_name == NATIVE_KERNEL_NAME else None
