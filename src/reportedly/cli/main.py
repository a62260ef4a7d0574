"""The command `reportedly`, and the one place where what went wrong becomes a line and an exit status.

Status 0: all was read. 1: something was not, or was found wrong. 2: the command was not understood. Whatever happens,
a person sees one line that says what, where and what to do; a traceback is for those who ask (`--debug`).
"""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli import (
    add,
    annotate,
    board,
    check_data,
    demo,
    diff,
    doctor,
    event,
    gazetteer,
    ground,
    judge,
    read,
    search,
    situations,
    verify,
)
from reportedly.errors import ReportedlyError, SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

DEBUG = "REPORTEDLY_DEBUG"
INTERRUPTED = 130  # what shells expect after Ctrl-C

app = typer.Typer(
    name="reportedly",
    help="Read news reports and keep a ledger of who is said to have done what, according to whom.",
    epilog="Start with: reportedly demo. A report of your own: reportedly read REPORT.txt --published 2031-03-02. "
    "Many: reportedly add FOLDER --ledger my.ledger, then reportedly board --ledger my.ledger.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: paragraphs are filled, and what stands in brackets is not taken for markup
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    read,
    add,
    board,
    event,
    situations,
    search,
    diff,
    judge,
    verify,
    demo,
    doctor,
    check_data,
    annotate,
    ground,
):
    # In full: the list of commands would cut it in the middle of a sentence.
    first, _, _ = (command.command.__doc__ or "").partition("\n\n")
    app.command(command.NAME, short_help=" ".join(first.split()))(command.command)
app.add_typer(gazetteer.app, name=gazetteer.NAME)


def _version(asked: bool) -> None:  # noqa: FBT001 - typer hands the flag over by place
    if asked:
        from importlib.metadata import version

        print(f"reportedly {version('reportedly')}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    _asked: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
    _debug: Annotated[bool, typer.Option("--debug", help=f"Show tracebacks; {DEBUG}=1 does the same.")] = False,
) -> None:
    pass


def run(arguments: "Sequence[str] | None" = None) -> int:
    """Run one command and give its exit status; nothing is raised."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    is_debugging = "--debug" in given or os.environ.get(DEBUG, "") not in {"", "0"}
    # It may stand anywhere on the line: it is added to a line that has just failed.
    given = [argument for argument in given if argument != "--debug"]
    _ready_streams()
    try:
        status = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        return _closed()
    except SystemExit as leaving:
        # Typer leaves by itself when a pipe is closed, and calls that a failure.
        return _closed() if isinstance(leaving.__context__, BrokenPipeError) else 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - this is the door at which every error becomes a line
        if is_debugging:
            import traceback

            traceback.print_exc()
        return _failed(error, is_debugging=is_debugging)
    return status


def _run(arguments: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        status = command(args=arguments, prog_name="reportedly", standalone_mode=False)
    except typer.TyperException as error:
        # A bare "reportedly" shows the help that it raised.
        message = error.format_message().strip()
        context = getattr(error, "ctx", None)
        named = getattr(context, "command_path", None) or "reportedly"
        if type(error).__name__ == "NoArgsIsHelpError":
            print(message)
        else:
            say(f"{_one_line(message).rstrip('.')}; see: {named} --help")
        return error.exit_code
    except typer.Abort:
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def _failed(error: Exception, *, is_debugging: bool) -> int:
    match error:
        case SettingsError():
            say(str(error))
            return 2
        case ReportedlyError():
            say(str(error))
        case OSError(filename=str() | bytes() as where):
            say(f"{os.fsdecode(where)}: {error.strerror or error}; check the path, its permissions and the space left")
        case OSError():
            say(f"{error.strerror or error}; check the space left and the permissions")
        case MemoryError():
            say("out of memory; give fewer --workers or smaller files")
        case _:
            hint = "" if is_debugging else f"; run it again with --debug and report what it shows ({DEBUG}=1)"
            say(f"unexpected {type(error).__name__}: {_one_line(str(error))}{hint}")
    return 1


def say(message: str) -> None:
    """Put one line for people on standard error."""
    print(f"reportedly: {_one_line(message)}", file=sys.stderr)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _ready_streams() -> None:
    """Let no letter of a report stop the program on a terminal that cannot show it."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _closed() -> int:
    """Who reads our output has seen enough, as `head` does; that is no failure."""
    # Python would complain once more when it flushes at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
