"""What server, parent and kernel say to one another, over sockets that keep messages whole.

1. Parent to server, on the line, once: `READY`, or a sentence saying why it can not fork kernels.
2. Server to parent, on the line: `FORK`, with one end of a new socket pair attached.
3. Parent to server, on that socket: JSON, ``{"pid": 1, "number": 1}`` with a pidfd attached, or
   ``{"error": "..."}``. The number is the parent's count of its kernels: a pid may come again, a number not.
4. Server to kernel, on that socket: `ORDER`, with a file attached that is in memory and holds JSON,
   ``{"argv": [...], "cwd": "...", "env": {...}, "streams": [...], "memory": 0}``, and a descriptor for each
   stream. It is a file because an environment may be longer than a message: those end where the system's
   buffer does.
5. Kernel to server, on that socket: `AT_EASE`, once it listens, or a sentence saying why it cannot be that
   kernel.
6. Parent to server, on the line: JSON, ``{"number": 1, "status": 0}``, when a kernel has ended.
"""

READY = b"ready"
FORK = b"fork"
ORDER = b"order"
AT_EASE = b"at ease"

MOST = 1 << 14
"""Bytes of the longest message, which is a sentence."""

UNKNOWN = 255
"""The status of a kernel of which nobody can tell how it ended."""

AFTER = "--"
"""Stands, among the parent's arguments, between what it prepares before the first kernel and what after."""

STREAMS = {"stdout": 1, "stderr": 2}
"""What of a kernel can be told to print elsewhere than its parent does, and the descriptors of it."""
