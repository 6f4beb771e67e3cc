"""What a run says on the terminal and as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

from lkjip_xl.findings import Finding, Level, Result
from lkjip_xl.rules import BY_CODE

MATCHES, DIFFERS, UNREADABLE = "cocok", "selisih", "tidak terbaca"


def as_json(file: str, result: Result | None, message: str | None = None, sha256: str = "") -> str:
    """One JSON object on one line, as the design fixes it. `result` is None for a file that cannot be used."""
    if result is None:
        return _dump(
            {
                "file": file,
                "sha256": sha256,
                "status": UNREADABLE,
                "message": message,
                "counts": {},
                "findings": [],
                "checked": [],
                "not_checked": [],
            }
        )
    return _dump(
        {
            "file": file,
            "sha256": result.book.sha256,
            "status": DIFFERS if result.of(Level.SALAH) else MATCHES,
            "message": message or " ".join(result.book.notes) or None,
            "counts": result.counts(),
            "findings": [_finding(f) for f in result.findings],
            "checked": [
                {"sheet": c.at.sheet, "cell": c.at.a1, "verdict": c.verdict.value, "code": c.code}
                for c in result.checked
            ],
            "not_checked": [{"sheet": c.at.sheet, "cell": c.at.a1, "reason": c.reason} for c in result.not_checked],
        }
    )


def _finding(f: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
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
        "accepted": f.accepted,
    }
    return found


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)


def summary(result: Result, most: int = 12, *, detailed: bool = False) -> list[str]:
    """The verdict in a few Indonesian lines: counts first, then the wrong cells, or every finding where
    `detailed`. Names are left out."""
    wrong, warned, noted = (result.of(level) for level in Level)
    roots = [f for f in wrong if f.root]
    checked = f"{len(result.checked)} sel turunan diperiksa, {len(result.not_checked)} tidak dapat diperiksa."
    if wrong:
        follows = (
            f" ({len(wrong) - len(roots)} di antaranya ikut salah dari sel lain)" if len(roots) < len(wrong) else ""
        )
        lines = [f"SELISIH: {len(wrong)} SALAH{follows}, {len(warned)} PERINGATAN, {len(noted)} CATATAN. {checked}"]
    else:
        lines = [f"COCOK: tidak ada yang SALAH, {len(warned)} PERINGATAN, {len(noted)} CATATAN. {checked}"]
    accepted = sum(1 for f in result.findings if f.accepted)
    if accepted:
        lines.append(f"{accepted} temuan diterima pada lembar Pengecualian.")
    if detailed:
        for level in Level:
            lines += [f"  {level.value:<10} {_line(f)}" for f in result.of(level)]
    else:
        lines += [f"  {_line(f)}" for f in roots[:most]]
        if len(roots) > most:
            lines.append(f"  ... dan {len(roots) - most} lagi; lihat lembar Selisih pada laporan.")
    lines += list(result.book.notes)
    for name, said in result.crashed.items():
        lines.append(f"  Aturan {name} gagal dijalankan dan tidak memeriksa apa pun ({said}).")
    return lines


def _line(f: Finding) -> str:
    follows = "" if f.root or f.root_at is None else f" (ikut {f.root_at})"
    return f"{f.at} {f.code}: {_figures(f)}{follows}"


def _figures(f: Finding) -> str:
    """Both sides of a finding where they are figures, else what the rule is about: no names on the terminal."""
    if f.expected and all(side == "kosong" or any(c.isdigit() for c in side) for side in (f.stated, f.expected)):
        return _masked(f"tertulis {_short(f.stated)}, seharusnya {_short(f.expected)}")
    return f"{BY_CODE[f.code].title}; lihat lembar Selisih"


def _masked(text: str) -> str:
    """NIP (18 digits) and NIK (16 digits) with all but their last four digits hidden."""
    return re.sub(r"(?<!\d)(\d[ .]?){12,14}\d{4}(?!\d)", lambda m: "*" * (len(m.group()) - 4) + m.group()[-4:], text)


def _short(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."
