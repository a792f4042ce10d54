"""The course on a JupyterHub: a server for each visitor, which shows workbooks and nothing else."""
