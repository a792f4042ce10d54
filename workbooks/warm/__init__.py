"""Warm kernels: a provisioner for `jupyter_client` that forks each kernel from a process which is ready.

An ordinary kernel is a new Python that imports everything anew: a second or more of processor time and some
hundred megabytes, for each learner. Here one process, the *parent*, imports everything once and then only
waits; each kernel is a fork of it, ready in a fraction of the time, sharing the parent's memory until it
writes to it.

Who does what:

* `provisioner` runs in the server (Voila, JupyterLab, papermill, pytest) and decides: fork, or start the
  ordinary way where a fork would not be the same.
* `fork_server` is the server's end of the line to one parent.
* `parent` is that process: it imports, freezes its memory, and forks when asked. It reads nothing of what a
  kernel is given: no address, no environment, no key.
* `children` are its kernels, each taken leave of when it ends.
* `child` turns a fresh fork into an IPython kernel.
* `forked` is the server's handle of one kernel, alike to `subprocess.Popen`.
* `launch` is the order of one, which may be abandoned.
* `readiness` is a client that notices sooner that a kernel answers.

It knows nothing of the rest of this project, and needs Linux (pidfd, `SOCK_SEQPACKET`); elsewhere each kernel
starts the ordinary way.
"""
