"""Why a kernel could not be forked."""


class ForkError(Exception):
    """One sentence; the kernel is then started the ordinary way."""
