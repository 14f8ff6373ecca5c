"""`kg`: the group of commands, and the one place where errors become exit codes.

Each command lives in the module that the table names and is loaded when it is called, so that
`kg --help` reads the table alone.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from kg.cli import interruption
from kg.errors import KgError

#: Command: module, and the line that the help shows.
COMMANDS = {
    "owners": ("ask", "Who owns an entity on a date, with the sentences that say so."),
    "holdings": ("ask", "What an entity holds on a date."),
    "path": ("ask", "Ways from a holder to an investee through holdings."),
    "controllers": ("calculate", "Who controls a company, alone or through others."),
    "ultimate": ("calculate", "Who ultimately owns a company, by a rule."),
    "group": ("calculate", "The group of a company and its cross-holdings."),
    "power": ("calculate", "How much each holder's votes decide."),
    "links": ("calculate", "Close links in the sense of the ECB."),
    "whatif": ("whatif", "Owners and controllers of a company, as it is and in a scenario."),
    "show": ("ask", "All that is known of an entity: ties, offices, plans, doubts."),
    "why": ("ask", "Why a figure stands, or why there is none: every claim on a pair."),
    "timeline": ("ask", "Every change of an entity's ties, with dates known and unknown."),
    "diff": ("ask", "What differs between two days."),
    "conflicts": ("ask", "Where sources disagree, what is used, and how to settle it."),
    "find": ("ask", "Entities whose name contains a text."),
    "sparql": ("query", "Ask in SPARQL; the union of all sources is searched."),
    "graph": ("draw", "Draw the surroundings of an entity as one HTML file."),
    "extract": ("extract", "Print the claims that articles make; opens no graph."),
    "ingest": ("add", "Read articles into the graph."),
    "load": ("add", "Load claims.jsonl into the graph."),
    "export": ("keep", "Write the graph: claims.jsonl, ttl, trig, nq or csv."),
    "same": ("keep", "Decide that two entities are one."),
    "differ": ("keep", "Decide that two entities are not one."),
    "review": ("review", "Decide on the claims that are held back."),
    "accept": ("keep", "Accept the reading of a claim that is held back."),
    "reject": ("keep", "Reject a claim that is held back."),
    "prefer": ("keep", "Put one claim first among those of its tie."),
    "retract": ("keep", "Withdraw an article or a loaded file; its history stays."),
    "undo": ("keep", "Take back a decision."),
    "decisions": ("keep", "Every decision with its id."),
    "check": ("keep", "Check the graph against its shapes and laws."),
    "status": ("keep", "What the graph holds, and what was left out and why."),
    "rebuild": ("keep", "Make the index anew from the sources."),
}


class _ReaderGone(Exception):
    """Nobody reads the answer any more."""


class _Commands(click.Group):
    """A group whose commands are loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"kg.cli.{COMMANDS[cmd_name][0]}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. A reader (`| head`) that has gone is no mistake of anyone; to click it is one."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _ReaderGone from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="corporate-ownership-kg", prog_name="kg")
def cli() -> None:
    """The corporate ownership knowledge graph: who owns, votes and controls whom."""


def main(arguments: list[str] | None = None) -> None:
    """Run `kg` and leave with its exit code.

    0 answered, 2 usage, 3 unknown or ambiguous entity, 4 input or query rejected, 5 store not usable, 1
    anything else.
    """
    code = run(arguments)
    # At its end the interpreter looks through all objects for circles; the process is about to go anyway.
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str] | None = None) -> int:
    """Run `kg` and return its exit code. No error shows a traceback."""
    if sys.stdout is None:  # started with a closed output (`>&-`)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")
    _ready(sys.stdout)
    try:
        result: Any = cli.main(args=arguments, prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except (click.Abort, KeyboardInterrupt):
        click.echo("kg: stopped; nothing half-done was kept", err=True)
        return 130
    except (BrokenPipeError, _ReaderGone):
        _give_up_output()
        return 0
    except Exception as error:
        return _told(error)


def _told(error: Exception) -> int:
    """Say in one line what went wrong.

    Returns:
        The exit code for it.
    """
    if isinstance(error, click.UsageError) and not isinstance(error, click.exceptions.NoArgsIsHelpError):
        _tell(_misused(error))
        return error.exit_code
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, KgError):
        from kg.cli.options import tell

        tell(error)
        return error.exit_code
    if isinstance(error, OSError):
        _tell(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error))
        try:
            sys.stdout.flush()
        except OSError:
            _give_up_output()
        return 1
    if sys.flags.dev_mode:
        raise error
    _tell(f"a fault of kg itself, {type(error).__name__}: {error}; PYTHONDEVMODE=1 shows where")
    return 1


def _misused(error: click.UsageError) -> str:
    """What is wrong with a call, on one line, and where to read how it is made."""
    wrong = " ".join(error.format_message().split()).removesuffix(".")
    return f"{wrong}; {error.ctx.command_path} --help explains" if error.ctx else wrong


def _ready(out: Any) -> None:
    """Let no name stop an answer: UTF-8 into files and pipes, escapes on a terminal that lacks a letter."""
    if isinstance(out, io.TextIOWrapper):
        if out.isatty():
            out.reconfigure(errors="backslashreplace")
        else:
            out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _tell(message: str) -> None:
    from kg.cli.options import say

    say(f"kg: {message}")


def _give_up_output() -> None:
    """Python would complain once more, when it ends, of what it could not write."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


interruption(quiet=False)  # from here on `run` tells of it

if __name__ == "__main__":
    main()
