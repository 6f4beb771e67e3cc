"""What a run says on the terminal and as JSON. Both are read off the same dictionary, `told`."""

from __future__ import annotations

import json
import re
from typing import Any

from lkjip_xl.checking.facts import identity_of, report_year
from lkjip_xl.findings import Finding, Level, Result
from lkjip_xl.rules import BY_CODE

MATCHES, DIFFERS, UNREADABLE, SKIPPED = "cocok", "selisih", "tidak terbaca", "dilewati"

Told = dict[str, Any]


def told(file: str, result: Result | None, message: str | None = None, sha256: str = "") -> Told:
    """All that is said about one file, as the design fixes it. `result` is None for a file that cannot be used."""
    if result is None:
        return {
            "file": file,
            "sha256": sha256,
            "status": UNREADABLE,
            "message": message,
            "counts": {},
            "findings": [],
            "checked": [],
            "not_checked": [],
        }
    return {
        "file": file,
        "sha256": result.book.sha256,
        "status": DIFFERS if result.of(Level.SALAH) else MATCHES,
        "message": message or " ".join(result.book.notes) or None,
        "counts": result.counts(),
        "findings": [_finding(f) for f in result.findings],
        "checked": [
            {"sheet": c.at.sheet, "cell": c.at.a1, "verdict": c.verdict.value, "code": c.code} for c in result.checked
        ],
        "not_checked": [{"sheet": c.at.sheet, "cell": c.at.a1, "reason": c.reason} for c in result.not_checked],
        "crashed": dict(result.crashed),
        "missing": list(result.missing),
        "office": {
            "instansi": identity_of(result.book, "instansi"),
            "kabupaten": identity_of(result.book, "kabupaten"),
            "tahun": report_year(result.book) or None,
        },
    }


def as_json(file: str, result: Result | None, message: str | None = None, sha256: str = "") -> str:
    """`told` as one JSON object on one line."""
    return json.dumps(told(file, result, message, sha256), ensure_ascii=False)


def _finding(f: Finding) -> Told:
    return {
        "code": f.code,
        "level": f.level.value,
        "sheet": f.at.sheet,
        "cell": f.at.a1,
        "title": f.title,
        "stated": f.stated,
        "expected": f.expected,
        "difference": f.difference,
        "formula": f.formula,
        "operands": [{"sheet": o.at.sheet, "cell": o.at.a1, "stated": o.stated} for o in f.operands],
        "hint": f.hint,
        "root": f.root,
        "root_at": None if f.root_at is None else {"sheet": f.root_at.sheet, "cell": f.root_at.a1},
        "accepted": f.accepted,
    }


def of_level(file: Told, level: Level) -> list[Told]:
    """The findings of a level that nobody has accepted."""
    return [f for f in file["findings"] if f["level"] == level.value and not f["accepted"]]


def verdict(file: Told) -> str:
    """The verdict on one file as a sentence with its counts."""
    if file["status"] in (UNREADABLE, SKIPPED):
        return str(file["message"])
    wrong, warned, noted = (of_level(file, level) for level in Level)
    follows = sum(not f["root"] for f in wrong)
    also = f" ({follows} di antaranya ikut salah dari sel lain)" if follows else ""
    head = f"SELISIH: {len(wrong)} SALAH{also}" if wrong else "COCOK: tidak ada yang SALAH"
    return f"{head}, {len(warned)} PERINGATAN, {len(noted)} CATATAN."


def summary(file: Told, most: int = 12, *, detailed: bool = False) -> list[str]:
    """The verdict in a few Indonesian lines: counts first, then the wrong cells, or every finding where
    `detailed`. Names are left out."""
    if file["status"] in (UNREADABLE, SKIPPED):
        return [verdict(file)]
    checked = f"{len(file['checked'])} sel turunan diperiksa, {len(file['not_checked'])} tidak dapat diperiksa."
    lines = [f"{verdict(file)} {checked}"]
    accepted = sum(1 for f in file["findings"] if f["accepted"])
    if accepted:
        lines.append(f"{accepted} temuan diterima pada lembar Pengecualian.")
    if detailed:
        for level in Level:
            lines += [f"  {level.value:<10} {_line(f)}" for f in of_level(file, level)]
    else:
        roots = [f for f in of_level(file, Level.SALAH) if f["root"]]
        lines += [f"  {_line(f)}" for f in roots[:most]]
        if len(roots) > most:
            lines.append(f"  ... dan {len(roots) - most} lagi; lihat lembar Selisih pada laporan.")
    if file["message"]:
        lines.append(str(file["message"]))
    for name, said in file["crashed"].items():
        lines.append(f"  Aturan {name} gagal dijalankan dan tidak memeriksa apa pun ({said}).")
    return lines


def _line(f: Told) -> str:
    root = f["root_at"]
    follows = "" if f["root"] or root is None else f" (ikut {root['sheet']}!{root['cell']})"
    return f"{f['sheet']}!{f['cell']} {f['code']}: {figures(f)}{follows}"


def figures(f: Told) -> str:
    """Both sides of a finding where they are figures, else what the rule is about: no names on the terminal."""
    sides = (f["stated"], f["expected"])
    if f["expected"] and all(side == "kosong" or any(c.isdigit() for c in side) for side in sides):
        return _masked(f"tertulis {_short(f['stated'])}, seharusnya {_short(f['expected'])}")
    return f"{BY_CODE[f['code']].title}; lihat lembar Selisih"


def _masked(text: str) -> str:
    """NIP (18 digits) and NIK (16 digits) with all but their last four digits hidden."""
    return re.sub(r"(?<!\d)(\d[ .]?){12,14}\d{4}(?!\d)", lambda m: "*" * (len(m.group()) - 4) + m.group()[-4:], text)


def _short(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."
