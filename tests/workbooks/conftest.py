"""Kernels for tests to which it is no matter how a kernel starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from workbooks.warm.servers import close_all
from workbooks.warm_kernels import NAME, usable

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def warm_kernels() -> Iterator[None]:
    """Have kernels of this process forked: an ordinary one imports for two seconds what it is to run.

    Programs that a test starts have ordinary kernels as ever.
    """
    if not usable():
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KernelProvisionerFactory.instance(), "default_provisioner_name", NAME)
        yield
    close_all()
