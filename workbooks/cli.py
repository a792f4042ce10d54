"""The `halfhour` command: open the workbooks as pages or in JupyterLab, write the sheet of paper."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from workbooks.cohort.options import cohort_options
from workbooks.errors import HalfhourError
from workbooks.places.memory import KERNEL_LEAST, KERNEL_MOST

HIGHEST_PORT = 65535
ROSTER_OUT = "the file to write, .xlsx or .csv (default participants.xlsx)"


SEEN = "halfhour: with --trainer, whoever follows the projected link sees the notes for the trainer too\n"


def port(text: str) -> int:
    """Read a port number; 0 lets the system choose a free one.

    Raises:
        argparse.ArgumentTypeError: When it is not a whole number from 0 to 65535.
    """
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port: a whole number from 0 to {HIGHEST_PORT}")
    return number


def base_url(text: str) -> str:
    """Read the path that all addresses begin with, and give it with a slash at both ends.

    Raises:
        argparse.ArgumentTypeError: When it holds what a path in an address does not.
    """
    path = f"/{text.strip('/')}/".replace("//", "/")
    if not re.fullmatch(r"/([\w.~@%-]+/)*", path, re.ASCII):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a path in an address: letters, figures and - . _ ~ @ between slashes: /course/"
        )
    return path


def places(text: str) -> int:
    """Read a number of places, from 1 on.

    Raises:
        argparse.ArgumentTypeError: When it is none.
    """
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of places: a whole number from 1 on")
    return number


def kernel_memory(text: str) -> int:
    """Read how many MB a page's kernel may take; 0 for as many as there are.

    Raises:
        argparse.ArgumentTypeError: When it is no such number, or less than a workbook needs.
    """
    try:
        number = int(text)
    except ValueError:
        number = -1
    if number and number < KERNEL_LEAST:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not what a page may take: MB, a whole number from {KERNEL_LEAST} on; 0: no limit"
        )
    return number


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    top = argparse.ArgumentParser(
        prog="halfhour",
        description=(
            "Is social media worth your time, or is there a half-hour better spent? "
            "Workbooks that answer with your own numbers."
        ),
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="open the workbooks as web pages (Voila)")
    serve.add_argument(
        "--port", type=port, default=8866, help="where to answer (default 8866; 0: any free port)"
    )
    serve.add_argument("--host", default="127.0.0.1", help="for whom (default 127.0.0.1: this machine only)")
    serve.add_argument(
        "--base-url",
        type=base_url,
        default="/",
        metavar="PATH",
        help="the path that all addresses begin with, behind another web server (default /)",
    )
    serve.add_argument(
        "--hub",
        action="store_true",
        help="started by a JupyterHub for one visitor (docs/hub.md)",
    )
    serve.add_argument("--no-browser", dest="browser", action="store_false", help="do not open a browser")
    serve.add_argument("--trainer", action="store_true", help="show the notes for the trainer too")

    serve.add_argument(
        "--projector", action="store_true", help="open the page for the projector: the link as a QR code"
    )

    serve.add_argument(
        "--places",
        type=places,
        help="for how many learners at a time (default: as many as the memory holds; said at the start)",
    )
    serve.add_argument(
        "--kernel-memory",
        type=kernel_memory,
        metavar="MB",
        help=f"the most that one page may take (default {KERNEL_MOST}, on a small machine less; 0: no limit)",
    )

    paper = commands.add_parser(
        "paper", help="write the sheet of paper, to be opened in a browser and printed"
    )
    paper.add_argument("--lang", choices=("fr", "en"), default=None, help="one language (default: both)")
    paper.add_argument(
        "--dir", type=Path, default=Path(), help="folder to write to (default: the current one)"
    )

    lab = commands.add_parser("lab", help="open the workbooks in JupyterLab")
    lab.add_argument(
        "--port", type=port, default=8888, help="where to answer (default 8888; 0: any free port)"
    )
    lab.add_argument("--no-browser", action="store_true", help="do not open a browser")
    lab.add_argument("--dir", type=Path, default=None, help="folder to work in; the workbooks go there")

    roster = commands.add_parser("roster", help="write an empty sheet of participants, to be filled in")
    roster.add_argument("--lang", choices=("fr", "en"), default="en", help="the language (default en)")
    roster.add_argument("--out", type=Path, default=Path("participants.xlsx"), help=ROSTER_OUT)
    roster.add_argument("--replace", action="store_true", help="write over a file that is there already")

    cohort_options(commands.add_parser("cohort", help="run a workbook for each line of a roster"))

    eight = commands.add_parser(
        "businesses", help="print what the author says of eight businesses, and what we get"
    )
    eight.add_argument("--lang", choices=("fr", "en"), default="en", help="the language (default en)")
    return top


def main(argv: list[str] | None = None) -> int:
    """Run the command.

    Returns:
        0 when all went well, 1 after a fault, which is told in one sentence.
    """
    arguments = parser().parse_args(argv)
    # Jupyter takes a second to import: `halfhour --help` and a wrong option answer without it.
    try:
        if arguments.command == "serve":
            from workbooks.serve import Options, serve  # noqa: PLC0415 - see above

            if arguments.trainer and arguments.projector:
                sys.stderr.write(SEEN)
            del arguments.command
            serve(Options(**vars(arguments)))
        elif arguments.command == "paper":
            from workbooks.paper import write_paper  # noqa: PLC0415 - see above

            for path in write_paper(arguments.dir, [arguments.lang] if arguments.lang else ("fr", "en")):
                sys.stdout.write(f"{path}\n")
        elif arguments.command == "roster":
            from workbooks.roster.writing import write_roster  # noqa: PLC0415 - see above

            write_roster(arguments.out, arguments.lang, replace=arguments.replace)
            sys.stdout.write(f"{arguments.out}\n")
        elif arguments.command == "cohort":
            from workbooks.cohort.command import Wanted, cohort  # noqa: PLC0415 - see above

            del arguments.command
            return cohort(Wanted(**vars(arguments)))
        elif arguments.command == "businesses":
            from workbooks.businesses import table  # noqa: PLC0415 - see above

            sys.stdout.write(table(arguments.lang))
        else:
            from workbooks.lab import lab  # noqa: PLC0415 - see above

            lab(port=arguments.port, browser=not arguments.no_browser, directory=arguments.dir)
    except HalfhourError as error:
        sys.stderr.write(f"halfhour: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
