"""`python -m scoring`: run `kg extract` on the gold passages and print how right it is."""

from __future__ import annotations

import argparse
from pathlib import Path

from scoring.counting import judge
from scoring.gold import read
from scoring.matching import LEVELS
from scoring.running import GOLD, extracted, lines_of
from scoring.table import errors, remarks, table


def main() -> None:
    """Score and print; the exit code is 0 whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m scoring", description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder or file of passages")
    parser.add_argument("--output", type=Path, help="JSON lines to judge instead of running kg extract")
    parser.add_argument("--level", choices=LEVELS, default="fact")
    parser.add_argument("--exact-relation", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list misses and errors of the open half")
    chosen = parser.parse_args()
    passages = read(chosen.gold)
    lines = lines_of(chosen.output.read_text(encoding="utf-8")) if chosen.output else extracted(passages)
    found = judge(lines, passages, level=chosen.level, exact_relation=chosen.exact_relation)
    accepted = judge(
        [line for line in lines if line.tier == "accepted"],
        passages,
        level=chosen.level,
        exact_relation=chosen.exact_relation,
    )
    print(f"{len(passages)} passages, {sum(len(p.claims) for p in passages)} claims, level {chosen.level}\n")
    print(table(found, title="accepted and for review"), end="\n\n")
    print(table(accepted, title="accepted only"), end="\n\n")
    print(remarks(found))
    if chosen.errors:
        print("", *errors(found, held_out=False), sep="\n")


if __name__ == "__main__":
    main()
