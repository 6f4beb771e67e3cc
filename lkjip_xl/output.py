"""What a run says on the terminal and as JSON. Both are read off the same dictionary, `told`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lkjip_xl.checking.facts import identity_of
from lkjip_xl.console import json_line
from lkjip_xl.findings import Finding, Level, Result, Verdict
from lkjip_xl.names import name_key
from lkjip_xl.reading.refusals import Reason
from lkjip_xl.reading.reportyear import report_year
from lkjip_xl.rules import BY_CODE

if TYPE_CHECKING:
    from lkjip_xl.compare import Change, Comparison

MATCHES, DIFFERS, UNREADABLE, SKIPPED = "cocok", "selisih", "tidak terbaca", "dilewati"

Told = dict[str, Any]


def told(file: str, result: Result | None, message: str | None = None, sha256: str = "") -> Told:
    """All that is said about one file; `periksa.schema.json` describes every field. `result` is None for a file that
    cannot be used."""
    if result is None:
        return _without_result(file, UNREADABLE, message, sha256)
    whole = told_briefly(file, result, message)
    last = {key: whole.pop(key) for key in ("crashed", "missing", "office")}
    checked = [
        {"sheet": c.at.sheet, "cell": c.at.a1, "verdict": c.verdict.value, "code": c.code} for c in result.checked
    ]
    not_checked = [{"sheet": c.at.sheet, "cell": c.at.a1, "reason": c.reason} for c in result.not_checked]
    return {**whole, "checked": checked, "not_checked": not_checked, **last}


def told_briefly(file: str, result: Result, message: str | None = None) -> Told:
    """`told` without the fields on single cells, of which there may be hundreds of thousands: enough for `summary`."""
    return {
        "file": file,
        "sha256": result.book.sha256,
        "status": DIFFERS if result.of(Level.SALAH) else MATCHES,
        "message": message or " ".join(result.book.notes) or None,
        "counts": result.counts(),
        "findings": [_finding(f) for f in result.findings],
        "crashed": dict(result.crashed),
        "missing": list(result.missing),
        "office": {
            "instansi": identity_of(result.book, "instansi"),
            "kabupaten": identity_of(result.book, "kabupaten"),
            "tahun": report_year(result.book) or None,
        },
    }


def told_skipped(file: str, reason: str) -> Told:
    """What is said about a file that is passed over."""
    return _without_result(file, SKIPPED, reason, "")


def _without_result(file: str, status: str, message: str | None, sha256: str) -> Told:
    return {
        "file": file,
        "sha256": sha256,
        "status": status,
        "message": message,
        "counts": {},
        "findings": [],
        "checked": [],
        "not_checked": [],
        "crashed": {},
        "missing": [],
        "office": {"instansi": "", "kabupaten": "", "tahun": None},
    }


def as_json(file: str, result: Result | None, message: str | None = None, sha256: str = "") -> str:
    """`told` as one JSON object on one line."""
    return json_line(told(file, result, message, sha256))


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


_OURS = "Kekeliruan dalam lkjip-xl, bukan dalam berkasnya."
OUTCOMES = {
    "rules_failed": Reason(
        "TIDAK LENGKAP: ada aturan yang gagal dijalankan, selain itu tidak ada yang SALAH",
        "Laporkan aturan yang gagal kepada pengembang bersama berkasnya; hasil aturan lain tetap berlaku.",
        _OURS,
    ),
    "sheets_missing": Reason(
        "TIDAK LENGKAP: lembar {detail} belum ada, selain itu tidak ada yang SALAH",
        "Lengkapi lembarnya, atau samakan judul kolomnya dengan buku kerja baku, lalu jalankan lagi.",
        "Lembar yang wajib tidak ada, atau tabelnya tidak dikenali.",
    ),
    "nothing_checked": Reason(
        "TIDAK LENGKAP: tidak ada sel turunan yang dapat diperiksa",
        "Isi capaian, persentase, dan jumlahnya, lalu jalankan lagi.",
        "Tabelnya hanya berisi isian, atau angkanya tidak terbaca.",
    ),
    "nothing_yet": Reason(
        "Belum ada angka yang dapat diperiksa: isi dahulu lembar PK, Realisasi, dan LRA.",
        "Isi lembar itu, lalu jalankan lagi; bila sudah terisi, samakan judul kolomnya dengan buku kerja baku.",
        "Buku kerjanya masih kosong, atau tidak satu pun tabel berangka dikenali.",
    ),
    "rule_failed": Reason(
        "Aturan {detail} gagal dijalankan dan tidak memeriksa apa pun",
        "Laporkan kepada pengembang bersama berkasnya.",
        _OURS,
    ),
}  # what is said of a check at its end: the cause is what the user reads, the rest is for the reference


def _lacking(file: Told) -> str:
    """What a file without mistakes lacks to be called right; empty where it lacks nothing."""
    if file["crashed"]:
        return OUTCOMES["rules_failed"].cause
    if file["missing"]:
        return OUTCOMES["sheets_missing"].cause.format(detail=", ".join(file["missing"]))
    judged = sum(n for verdict, n in file["counts"].items() if verdict != Verdict.TIDAK.value)
    return "" if judged else OUTCOMES["nothing_checked"].cause


def verdict(file: Told) -> str:
    """The verdict on one file as a sentence with its counts."""
    if file["status"] in (UNREADABLE, SKIPPED):
        return str(file["message"])
    wrong, warned, noted = (of_level(file, level) for level in Level)
    follows = sum(not f["root"] for f in wrong)
    also = f" ({follows} di antaranya ikut salah dari sel lain)" if follows else ""
    right = _lacking(file) or "COCOK: tidak ada yang SALAH"
    head = f"SELISIH: {len(wrong)} SALAH{also}" if wrong else right
    return f"{head}, {len(warned)} PERINGATAN, {len(noted)} CATATAN."


def summary(file: Told, most: int = 12, *, detailed: bool = False) -> list[str]:
    """The verdict in a few Indonesian lines: counts first, then the wrong cells, or every finding where
    `detailed`. Names are left out."""
    if file["status"] in (UNREADABLE, SKIPPED):
        return [verdict(file)]
    unchecked = file["counts"].get(Verdict.TIDAK.value, 0)
    checked = f"{sum(file['counts'].values()) - unchecked} sel turunan diperiksa, {unchecked} tidak dapat diperiksa."
    lines = [f"{verdict(file)} {checked}"]
    if not file["counts"]:
        lines.append(OUTCOMES["nothing_yet"].cause)
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
        lines.append(f"  {OUTCOMES['rule_failed'].cause.format(detail=name)} ({said}).")
    return lines


_MOST_CHANGES = 15


def comparison_lines(c: Comparison, *, detailed: bool = False) -> list[str]:
    """What a comparison found out, in a few Indonesian lines, or with every change where `detailed`."""
    most = None if detailed else _MOST_CHANGES
    offices = [identity_of(r.book, "instansi") for r in (c.old, c.new)]
    other = all(offices) and name_key(offices[0]) != name_key(offices[1])
    return [f"Perhatian: instansinya berbeda, {offices[0]} dan {offices[1]}."] * other + _compared(c, most)


def _compared(c: Comparison, most: int | None) -> list[str]:
    if not c.same_year:
        old, new = c.years
        n = len(c.between_years)
        head = f"Angka sampai tahun {old} pada laporan {new}: " + (f"{n} berbeda." if n else "semua sama.")
        return [head, *_change_lines(c.between_years, most), *_ruling_lines(c)]
    lines = [
        f"Temuan: {len(c.corrected)} sudah hilang, {len(c.stayed)} tetap, {len(c.added)} baru.",
        f"Isian: {len(c.inputs) - len(c.silent)} diperbaiki, {len(c.silent)} berubah tanpa temuan. "
        f"Sel turunan: {len(c.derived)} ikut berubah. "
        f"Baris: {len(c.rows_added)} ditambahkan, {len(c.rows_removed)} dihapus.",
    ]
    found = [("baru", f) for f in c.added] + [("tetap", f) for _, f in c.stayed]
    lines += [f"  {state}: {f.level.value} {_line(_finding(f))}" for state, f in found[:most]]
    lines += _more(len(found), most)
    if c.silent:
        lines += ["Isian yang berubah tanpa temuan:", *_change_lines(c.silent, most)]
    for title, rows in (("Baris yang ditambahkan", c.rows_added), ("Baris yang dihapus", c.rows_removed)):
        if rows:
            lines += [f"{title}:", *(f"  {r.at}" for r in rows[:most]), *_more(len(rows), most)]
    return lines + _ruling_lines(c)


def _ruling_lines(c: Comparison) -> list[str]:
    """What the offices have set otherwise; the scales first, since labels depend on them."""
    lines: list[str] = []
    for of_scales, head in (
        (True, "Skalanya berbeda, jadi kategori yang sama belum tentu berarti sama:"),
        (False, "Pengaturan lain yang berbeda:"),
    ):
        told = [f"  {r.name}: {r.before} -> {r.after}" for r in c.rulings if r.scale is of_scales]
        lines += [head, *told] if told else []
    return lines


def _change_lines(changes: Sequence[Change], most: int | None) -> list[str]:
    """Figures only: a text that changed is told without its words."""
    lines = []
    for c in changes[:most]:
        figures_only = all(any(x.isdigit() for x in side) or side == "kosong" for side in (c.before, c.after))
        sides = _masked(f"{_short(c.before)} menjadi {_short(c.after)}") if figures_only else "teks berubah"
        where = str(c.new) if c.old == c.new else f"{c.new} (dahulu {c.old})"
        lines.append(f"  {where}: {sides}")
    return lines + _more(len(changes), most)


def _more(count: int, most: int | None) -> list[str]:
    return [f"  ... dan {count - most} lagi; pakai --rinci."] if most is not None and count > most else []


def _line(f: Told) -> str:
    root = f["root_at"]
    follows = "" if f["root"] or root is None else f" (ikut {root['sheet']}!{root['cell']})"
    return f"{f['sheet']}!{f['cell']} {f['code']}: {figures(f)}{follows}"


def figures(f: Told) -> str:
    """Both sides of a finding where they are figures or bands of a scale, else what the rule is about: no names on
    the terminal."""
    sides = (f["stated"], f["expected"])
    told = f["code"][0] == "K" or all(side == "kosong" or any(c.isdigit() for c in side) for side in sides)
    if f["expected"] and f["stated"] != f["expected"] and told:
        return _masked(f"tertulis {_short(f['stated'])}, seharusnya {_short(f['expected'])}")
    return BY_CODE[f["code"]].title


def _masked(text: str) -> str:
    """NIP (18 digits) and NIK (16 digits) with all but their last four digits hidden."""

    def hidden(match: re.Match[str]) -> str:
        digits = sum(c.isdigit() for c in match[0])
        if digits not in (16, 18):
            return match[0]
        seen = 0
        shown = []
        for c in match[0]:
            seen += c.isdigit()
            shown.append("*" if c.isdigit() and seen <= digits - 4 else c)
        return "".join(shown)

    return re.sub(r"(?<!\d)\d(?:[ .]?\d){15,}(?!\d)", hidden, text)


def _short(text: str, most: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."
