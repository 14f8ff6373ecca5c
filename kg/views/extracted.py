"""One claim of `kg extract` for people, with its quotation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.views.lines import one_line, safe, wrapped

_TIERS = {"accepted": "accepted", "review": "review: HELD BACK", "guard": "guard: HELD BACK"}


def claim_line(line: Mapping[str, Any]) -> str:
    """One claim of `kg extract` for people, with its quotation under it."""
    words = [
        _share(line),
        line.get("voting") or "",
        line["modality"],
        _tense(line),
        line.get("role") or line.get("topic") or "",
        *_details(line),
    ]
    said = ", ".join(word for word in words if word)
    head = f"{line['subject']} -{line['relation']}-> {line['object']}  {said}  [{_TIERS[line['tier']]}]"
    place = f"{line['doc']}, characters {line['start']}-{line['end']}"
    return "\n".join(
        [safe(head), *wrapped(f"“{one_line(str(line['quote']))}” ({safe(place)})", "    ", "    ")]
    )


def _share(line: Mapping[str, Any]) -> str:
    """The share of a line as it is said: `about 43 %`, `less than 5 %`, `25-50 %`."""
    low, high = line["share_min"], line["share_max"]
    if low is None and high is None:
        return ""
    if low is None:
        return f"{'less than' if line.get('share_max_open') else 'up to'} {high:g} %"
    if high is None:
        return f"{'more than' if line.get('share_min_open') else 'at least'} {low:g} %"
    about = "about " if line.get("approximate") else ""
    return f"{about}{low:g} %" if low == high else f"{about}{low:g}-{high:g} %"


def _tense(line: Mapping[str, Any]) -> str:
    """That a tie is over, or still to come where no other word says so."""
    tense = line.get("tense")
    told = tense == "future" and line["modality"] not in ("asserted", "reported")
    return "" if told or tense in (None, "current") else "to come" if tense == "future" else str(tense)


def _details(line: Mapping[str, Any]) -> list[str]:
    """What a claim says beside its share, in a few words: `nominee for Ann`, `through Oak`, `for 30 EUR`."""
    behalf = f"for {line['on_behalf_of']}" if "on_behalf_of" in line else ""
    return [
        f"{line.get('capacity', '')} {behalf}".strip(),
        line.get("directness", ""),
        "through " + ", ".join(line["via"]) if "via" in line else "",
        line.get("instrument", ""),
        f"{line['units']:,} shares" if "units" in line else "",
        f"{line['amount']} {line.get('currency', '')}".strip() if "amount" in line else "",
    ]
