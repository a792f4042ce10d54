"""Runs of notebooks with different numbers: what one is, what comes of it, and how it is made here.

* `run`: a run and its outcome, plain data that can be sent anywhere.
* `one`: makes one run, wherever it stands: papermill's own API, with a kernel manager of ours.
* `reasons`: why one failed, in a sentence.
* `kernels`: where the kernels of a batch come from, and their end.
* `unseen`: told to a kernel at whose widgets nobody looks.

`workbooks.batch` makes many on this machine.
"""
