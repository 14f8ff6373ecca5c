"""`kg review`: held claims before a person, one by one on a terminal, or as a table to fill in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.answers import Doubt, Judged, Queue, Verdict
from kg.cli.options import Named, chosen, echo_json, format_option, say, store_option
from kg.errors import InputError, StoreError
from kg.graph import KnowledgeGraph
from kg.views import reviewing
from kg.views.lines import safe

_KEYS = "[a]ccept [r]eject [c]orrect s[p]lit [s]kip [u]ndo [q]uit"
_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
_WORDS = {"a": "accept", "r": "reject", "c": "correct", "p": "split", "s": "skip", "u": "undo", "q": "quit"}


_KEYS_HELP = """\b
On a terminal:
  a, accept   it counts as it is shown
  r, reject   it never counts
  c, correct  it counts as you type it, field by field; Enter keeps what is shown;
              where nothing is changed you are asked whether to accept it
  p, split    it says two things or more: each is typed in turn
  s, skip     it waits (so does Enter)
  u, undo     take back the decision before
  q, quit     leave; what was decided is kept

\b
In the column decision of the table:
  accept      it counts as the row says: holder, investee, kind, share, voting,
              status, tense and change may be mended (also a, yes, accepted)
  reject      it never counts (also r, no, rejected)
  split       as accept: each row of one id is a claim
  skip        it waits, as where nothing is written (also wait)

change is increase, decrease, acquire, dispose, none (said not to change) or level (tells no change).
"""


@click.command(epilog=_KEYS_HELP)
@click.argument("entity", required=False)
@click.option("--export", "table", type=Named(path_type=Path), help="Write the queue as a table to fill in.")
@click.option("--import", "filled", type=Named(path_type=Path), help="Keep the decisions of a filled table.")
@click.option("--force", is_flag=True, help="With --export: replace a table that was filled in.")
@click.option("--author", help="Who decides.")
@click.option("--limit", type=click.IntRange(min=1), help="How many are listed.  [default: all]")
@format_option("table", "json")
@store_option
def review(
    entity: str | None,
    table: Path | None,
    filled: Path | None,
    force: bool,
    author: str | None,
    limit: int | None,
    form: str | None,
    as_json: bool,
    store: str | None,
) -> int:
    """Decide on the claims that are held back; of one ENTITY, or all.

    On a terminal they are asked one by one, the strongest first, and each decision is kept at once. Without
    one they are listed. --export and --import do the same with a spreadsheet; the table has one row a claim,
    and rows of one claim split it. A party that the graph has not is written `new company: NAME`.
    """
    if table and filled:
        raise click.UsageError("--export and --import exclude each other")
    graph = KnowledgeGraph.open(store, tell=say)
    if table:
        return _export(graph, table, force=force)
    if filled:
        return _import(graph, filled, author)
    asked = form is None and not as_json and sys.stdin.isatty() and sys.stdout.isatty()
    queue = graph.review(entity, limit=limit)
    if asked and queue.doubts:
        return _Session(graph, queue, author).run()
    if chosen(form, as_json) == "json":
        echo_json(reviewing.queue_json(queue))
    else:
        click.echo(reviewing.queue(queue))
    return 0


def _export(graph: KnowledgeGraph, path: Path, *, force: bool) -> int:
    text = graph.review_table()
    if path == Path("-"):
        click.echo(text, nl=False)
        return 0
    _no_workbook(path)
    try:
        if not force and _is_of_others(path, text):
            raise StoreError(
                f"{path}: is there already and may be filled in; give another file, or --force to replace it"
            )
        path.write_text(text, encoding="utf-8-sig", newline="")
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be written ({error.strerror or error}); give another file"
        ) from error
    say(f"wrote {path}: {len(graph.review().doubts)} claims wait; fill in the column decision")
    return 0


def _no_workbook(path: Path) -> None:
    if path.suffix.casefold() in _WORKBOOKS:
        raise InputError(
            f"{path}: the table is CSV, not {path.suffix[1:]}; name it {path.stem}.csv, "
            "which every spreadsheet opens and saves"
        )


def _is_of_others(path: Path, text: str) -> bool:
    """Whether a file holds anything else than the table that is to be written."""
    return path.exists() and path.read_bytes().strip() not in (b"", text.encode("utf-8-sig").strip())


def _import(graph: KnowledgeGraph, path: Path, author: str | None) -> int:
    _no_workbook(path)
    judged = graph.judge_table(path, author=author)
    if judged.faults:
        for line in reviewing.faults(judged.faults):
            say(line)
        say("nothing was kept; mend these rows and import again")
        return InputError.exit_code
    kept = sum(key is not None for key in judged.decisions)
    before = len(judged.decisions) - kept
    say(f"kept {kept} decisions" + (f", {before} had been made before" if before else ""))
    return 0


class _Session:
    """The questions of one sitting. Every decision is kept at once, so leaving loses nothing."""

    def __init__(self, graph: KnowledgeGraph, queue: Queue, author: str | None) -> None:
        self._graph, self._queue, self._author = graph, queue, author
        self._made: list[tuple[int, str]] = []  # place in the queue, and the decision
        self._refused: dict[int, tuple[dict[str, str], ...]] = {}  # place, and what was typed there

    def run(self) -> int:
        """Ask until the queue or the person's patience ends."""
        place, total = 0, len(self._queue.doubts)
        try:
            while place < total:
                place = self._asked(place, f"{place + 1} of {total}  ")
        except click.Abort:  # Ctrl-D and Ctrl-C leave, as q does
            click.echo()
        waiting = total - len(self._made) + self._queue.more
        say(f"{len(self._made)} decided, {waiting} wait; kg review goes on, kg decisions lists what was done")
        return 0

    def _asked(self, place: int, heading: str) -> int:
        """Ask for one claim; gives the place to go on at."""
        item = self._queue.doubts[place]
        click.echo("\n" + reviewing.doubt(item, self._queue.entities, heading=heading))
        while True:
            key = click.prompt(f"\n{_KEYS}", default="s", show_default=False).strip().casefold()
            word = _WORDS.get(key[:1], "") if key in (key[:1], _WORDS.get(key[:1])) else ""
            if word == "quit":
                raise click.Abort
            if word == "skip":
                return place + 1
            if word == "undo":
                return self._undo(place)
            if word and self._keep(place, item, word):
                return place + 1
            if not word:
                say("one of these letters; kg review --help explains them")

    def _undo(self, place: int) -> int:
        if not self._made:
            say("nothing was decided in this sitting; kg decisions and kg undo reach further back")
            return place
        place, key = self._made.pop()
        self._graph.decide("undo", (key,), author=self._author)
        say("taken back")
        return place

    def _keep(self, place: int, item: Doubt, word: str) -> bool:
        """Keep a decision; False where what was typed makes no sense, which is told."""
        readings = self._typed(place, item, word)
        if word == "correct" and readings == (reviewing.form(item, self._queue.entities),):
            if not click.confirm("nothing was changed; accept it as it is shown?", default=False):
                say("left as it was")
                return False
        verdict = Verdict(
            claim=item.held.claim.id, action="reject" if word == "reject" else "accept", readings=readings
        )
        judged: Judged = self._graph.judge([verdict], author=self._author)
        for line in reviewing.faults(judged.faults):
            say(line)
        if judged.faults:
            self._refused[place] = readings
            return False
        self._made += [(place, key) for key in judged.decisions if key is not None]
        return True

    def _typed(self, place: int, item: Doubt, word: str) -> tuple[dict[str, str], ...]:
        if word not in ("correct", "split"):
            return ()
        shown, before = reviewing.form(item, self._queue.entities), self._refused.pop(place, ())
        readings: list[dict[str, str]] = []
        while not readings or (
            word == "split" and (len(readings) < 2 or click.confirm("one more?", default=False))
        ):
            if readings:
                click.echo(f"claim {len(readings) + 1}:")
            again = before[len(readings)] if len(readings) < len(before) else shown
            readings.append(self._form(item, again))
        return tuple(readings)

    def _form(self, item: Doubt, shown: dict[str, str]) -> dict[str, str]:
        """What is typed field by field, each asked until it makes sense; Enter keeps what is shown."""
        typed = {}
        for name, value in shown.items():
            while True:
                text = click.prompt(f"  {name} [{safe(value)}]", default="", show_default=False).strip()
                wrong = self._graph.mistyped(item.held.claim.id, name, text) if text else None
                if wrong is None:
                    break
                say(safe(wrong))
            typed[name] = text or value
        return typed
