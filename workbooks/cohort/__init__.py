"""A workbook run for each line of a roster, on this machine or on a cluster, and a summary of all.

* `command`: the whole of it, as the command line calls it; `options`: what can be asked of it.
* `task`: a line to be run: what it is made of, what it is called; `stems`: file names from any name.
* `made`: what came of a line, with nothing of this machine in it; `tidy` sees to that.
* `here`, `away`: make lines on this machine, on a cluster; `cluster` reaches one, `alike` tells whether its
  workers are fit, `hands` gives them lines, `worker` is what they run.
* `folder`, `store`, `published`, `summaries`: where results go, so that none is lost and nobody's file is.
* `rows`, `csv_table`, `excel_table`, `timeless`: the summary, the same to the byte whoever came first.
* `progress`, `faults`: what the trainer is told.
"""
