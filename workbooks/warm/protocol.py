"""What server, parent and kernel say to one another, over sockets that keep messages whole.

1. Parent to server, on the line: `READY`, once.
2. Server to parent, on the line: `FORK`, with one end of a new socket pair attached.
3. Parent to server, on that socket: JSON, ``{"pid": 1}`` with a pidfd attached, or ``{"error": "..."}``.
4. Server to kernel, on that socket: JSON, ``{"argv": [...], "cwd": "...", "env": {...}, "streams": [...]}``,
   with a file descriptor attached for each of the streams.
5. Kernel to server, on that socket: `AT_EASE`, or a sentence saying why it cannot be that kernel.
6. Parent to server, on the line: JSON, ``{"pid": 1, "status": 0}``, when a kernel has ended.
"""

READY = b"ready"
FORK = b"fork"
AT_EASE = b"at ease"

MOST = 1 << 21
"""Bytes of the longest message; an environment can not be longer."""

AFTER = "--"
"""Stands, among the parent's arguments, between what it prepares before the first kernel and what after."""

STREAMS = {"stdout": 1, "stderr": 2}
"""What of a kernel can be told to print elsewhere than its parent does, and the descriptors of it."""
