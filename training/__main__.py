"""Train `kg/extract/linking/weights.json`.

    python -m training --passages FOLDER [--composed N] [--folds K]

FOLDER holds `passages.json` and its `score.py`. Without it the weights come from composed text alone.
The file records the command, the hash of the passages and the cross-validated score of the links.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

from kg.extract.linking.features import figure_at, figures_of
from kg.extract.linking.solve import solve
from kg.extract.linking.weights import PLACE, Weights
from training.corpus import composed, composed_ways
from training.fit import fit
from training.passages import Gold

_MARGINS = (0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    """Read the command, train, write."""
    parser = argparse.ArgumentParser(prog="training")
    parser.add_argument("--passages", type=Path)
    parser.add_argument("--composed", type=int, default=3000)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--prior", type=float, default=1.0)
    parser.add_argument("--weight", type=float, default=3.0)
    parser.add_argument("--out", type=Path, default=PLACE)
    asked = parser.parse_args()
    made = list(composed(asked.composed))
    made_ways = list(composed_ways(asked.composed))
    gold = Gold(asked.passages) if asked.passages else None
    links = {key: list(gold.links(key, asked.weight)) for key in gold.docs} if gold else {}
    meant = {key: list(gold.ways(key, asked.weight)) for key in gold.docs} if gold else {}
    base, base_ways = fit(made, asked.prior), fit(made_ways, asked.prior)
    report = {}
    if gold and asked.folds > 1:
        report = validated(gold, links, meant, made, made_ways, base, base_ways, asked)
    weights = fit(made + [c for rows in links.values() for c in rows], asked.prior, start=base)
    weights |= fit(made_ways + [c for rows in meant.values() for c in rows], asked.prior, start=base_ways)
    data = hashlib.sha256((asked.passages / "passages.json").read_bytes()).hexdigest() if gold else None
    head = {
        "about": "weights of the linking features, learned from composed text and, where named, passages",
        "command": f"python -m training --composed {asked.composed} --weight {asked.weight}"
        + (" --passages FOLDER" if gold else ""),
        "passages_sha256": data,
        "cross_validated": report,
    }
    rows = ",\n".join(
        f" {json.dumps(name, ensure_ascii=False)}: {value}" for name, value in sorted(weights.items())
    )
    asked.out.write_text(
        json.dumps(head, indent=1)[:-2] + ',\n "weights": {\n' + rows + "\n}}\n", encoding="utf-8"
    )
    print(len(weights), "weights", json.dumps(report, indent=1))


def validated(gold, links, meant, made, made_ways, base, base_ways, asked) -> dict:
    """Precision and recall of the links of each passage by weights that have not seen it."""
    order = sorted(gold.docs, key=lambda key: hashlib.md5(key.encode()).hexdigest())
    fold = {key: n % asked.folds for n, key in enumerate(order)}
    rows, ways_right, ways_all = [], 0, 0
    for number in range(asked.folds):
        seen = [c for key in order if fold[key] != number for c in links[key]]
        seen_ways = [c for key in order if fold[key] != number for c in meant[key]]
        table = fit(made + seen, asked.prior, start=base)
        table |= fit(made_ways + seen_ways, asked.prior, start=base_ways)
        weights = Weights(table)
        unseen = [key for key in order if fold[key] == number]
        for key in unseen:
            rows += judged(gold, key, weights)
            for case in meant[key]:
                best = max(range(len(case.readings)), key=lambda n: weights.score(case.readings[n]))
                ways_right, ways_all = ways_right + case.right[best], ways_all + 1
    whole = sum(
        1
        for doc in gold.docs.values()
        for claim in doc["claims"]
        if not claim.get("optional") and (claim["share_min"] is not None or claim["share_max"] is not None)
    )
    found = {}
    for margin in _MARGINS:
        right = sum(verdict is True for certainty, verdict in rows if certainty >= margin)
        wrong = sum(verdict is False for certainty, verdict in rows if certainty >= margin)
        found[str(margin)] = {
            "precision": round(right / max(1, right + wrong), 3),
            "recall": round(right / whole, 3),
            "f1": round(2 * right / (right + wrong + whole), 3),
        }
    return {
        "claims_with_a_figure": whole,
        "folds": asked.folds,
        "links_by_margin": found,
        "meaning": round(ways_right / max(1, ways_all), 3),
    }


def judged(gold: Gold, key: str, weights: Weights) -> list[tuple[float, bool | None]]:
    """Certainty and verdict of every link of a passage."""
    scene = gold.scenes[key]
    figures = [figure_at(scene, at) for at in figures_of(scene)]
    return [
        (link.certainty, gold.verdict(key, scene.units[link.figure.at], *link.sides))
        for link in solve(scene, figures, weights)
    ]


if __name__ == "__main__":
    main()
