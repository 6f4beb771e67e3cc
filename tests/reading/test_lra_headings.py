"""An LRA under the headings of other offices: right figures pass, a wrong one is found at its own cell."""

from __future__ import annotations

from typing import Any

import pytest
from workbook import Rows, Sheets, Shown, book_of, changed, findings_of, table, verdicts_of

PK: Rows = [
    ["No", "Program", "Anggaran"],
    [1, "Urusan Satu", 600],
    [2, "Urusan Dua", 400],
    [None, "Jumlah", 1000],
]
ROWS: list[list[Any]] = [
    ["7.01.01", "Urusan Satu", 600, 540, 90],
    ["7.01.01.2.01", "Layanan A", 350, 300, Shown(85.71, "0.00")],
    ["7.01.01.2.01.0001", "Surat", 150, 120, 80],
    ["7.01.01.2.01.0002", "Gedung", 200, 180, 90],
    ["7.01.01.2.02", "Layanan B", 250, 240, 96],
    ["7.01.01.2.02.0001", "Listrik", 250, 240, 96],
    ["7.01.02", "Urusan Dua", 400, 300, 75],
    ["7.01.02.2.01", "Layanan C", 400, 300, 75],
    ["7.01.02.2.01.0001", "Desa", 400, 300, 75],
    [None, "Jumlah", 1000, 840, 84],
]
FISIK = (100, 98, 100, 97, 88, 88, 60, 60, 60, 85)


def serious(sheets: Sheets, **more: Any) -> list[tuple[str, str, str]]:
    return [f[:3] for f in findings_of(sheets, **more) if f[1] != "CATATAN"]


def lra(*heading: list[Any], rows: Rows = ROWS) -> dict[str, Any]:
    return {"PK": PK, "LRA": [*heading, *rows]}


# --- the column of names -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "Program",
        "Nama Program",
        "Uraian Program",
        "Program/Kegiatan",
        "Program / Kegiatan / Sub Kegiatan",
        "Kegiatan",
        "Nama Kegiatan/Sub Kegiatan",
        "Nomenklatur Urusan",
    ],
)
@pytest.mark.parametrize("codes", [True, False])
def test_a_column_of_names_by_any_name(name: str, codes: bool) -> None:
    rows = ROWS if codes else [r[1:] for r in ROWS if len(r[0] or "7.01.01") == len("7.01.01")]
    right = lra(["Kode", name, "Anggaran", "Realisasi", "%"][0 if codes else 1 :], rows=rows)
    assert serious(right) == []
    at = f"LRA!{'D' if codes else 'C'}{len(right['LRA'])}"
    assert verdicts_of(right)[at] == "COCOK"
    assert serious(changed(right, {at: 830}))[0] == ("J-02", "SALAH", at)


def test_names_under_a_heading_for_each_level() -> None:
    rows = [[*(r[1] if len(r[0] or "7.01.01") == n else None for n in (7, 12, 17)), *r[2:]] for r in ROWS]
    right = lra(["Program", "Kegiatan", "Sub Kegiatan", "Anggaran", "Realisasi", "%"], rows=rows)
    assert serious(right) == []
    assert verdicts_of(right)["LRA!D3"] == "COCOK"
    assert serious(changed(right, {"LRA!D3": 360}))[0] == ("J-01", "SALAH", "LRA!D3")


# --- a running number beside the code ------------------------------------------------------------

COUNTS: dict[str, list[Any]] = {
    "down the page": [1, 2, 3, 4, 5, 6, 7, 8, 9],
    "anew in each program": [1, 2, 3, 4, 5, 6, 1, 2, 3],
    "letters below": [1, "a", "b", "c", "d", "e", 2, "a", "b"],
    "programs only": [1, None, None, None, None, None, 2, None, None],
    "an outline": [1, "1.1", "a", "b", "1.2", "a", 2, "2.1", "a"],
}


@pytest.mark.parametrize("kode", ["Kode", "Kode Rekening"])
@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("jumlah", [0, 2], ids=["label under No", "label under Uraian"])
def test_codes_tell_the_tree_beside_a_running_number(kode: str, count: str, jumlah: int) -> None:
    rows = [[n, *r] for n, r in zip(COUNTS[count], ROWS, strict=False)]
    total: list[Any] = [None, None, None, 1000, 840, 84]
    total[jumlah] = "Jumlah"
    right = lra(["No", kode, "Uraian", "Anggaran", "Realisasi", "%"], rows=[*rows, total])
    assert serious(right) == []
    assert [r.parent for r in table(book_of(right), "lra").data] == [-1, 0, 1, 1, 0, 4, -1, 6, 7]
    wrong = changed(right, {"LRA!E3": 310, "LRA!F3": Shown(88.57, "0.00")})
    assert [f for f in serious(wrong) if f[0] != "H-03"] == [("J-01", "SALAH", "LRA!E3")]


# --- physical progress beside the money ----------------------------------------------------------

MONEY_FIRST: dict[str, tuple[Rows, list[str]]] = {
    "two rows": (
        [["Kode", "Uraian", "Anggaran", "Realisasi Keuangan", None, "Realisasi Fisik"], [None] * 3 + ["Rp", "%", "%"]],
        ["D1:E1"],
    ),
    "two rows, not merged": (
        [["Kode", "Uraian", "Anggaran", "Realisasi Keuangan", None, "Realisasi Fisik"], [None] * 3 + ["Rp", "%", "%"]],
        [],
    ),
    "units in brackets": (
        [
            ["Kode", "Uraian", "Anggaran (Rp)", "Realisasi Keuangan", None, "Realisasi Fisik"],
            [None] * 3 + ["(Rp)", "(%)", "(%)"],
        ],
        ["A1:A2", "B1:B2", "C1:C2", "D1:E1"],
    ),
    "under realisasi": (
        [["Kode", "Uraian", "Anggaran", "Realisasi"], [None] * 3 + ["Keuangan (Rp)", "Keuangan (%)", "Fisik (%)"]],
        ["D1:F1"],
    ),
    "under realisasi fisik dan keuangan": (
        [
            ["Kode", "Uraian", "Anggaran", "Realisasi Fisik dan Keuangan"],
            [None] * 3 + ["Keuangan (Rp)", "Keuangan (%)", "Fisik (%)"],
        ],
        ["D1:F1"],
    ),
    "three rows": (
        [
            ["Kode", "Uraian", "Anggaran", "Realisasi"],
            [None] * 3 + ["Keuangan", None, "Fisik"],
            [None] * 3 + ["Rp", "%", "%"],
        ],
        ["A1:A3", "B1:B3", "C1:C3", "D1:F1", "D2:E2"],
    ),
    "one row": ([["Kode", "Uraian", "Anggaran", "Keuangan (Rp)", "Keuangan (%)", "Fisik (%)"]], []),
    "one row, percent first": ([["Kode", "Uraian", "Anggaran", "Realisasi", "% Keuangan", "% Fisik"]], []),
    "realisasi of each": (
        [["Kode", "Uraian", "Pagu", "Keuangan", None, "Fisik"], [None] * 3 + ["Realisasi", "%", "Realisasi (%)"]],
        ["D1:E1"],
    ),
}


@pytest.mark.parametrize("form", MONEY_FIRST)
def test_physical_progress_is_no_share_of_the_budget(form: str) -> None:
    heading, merged = MONEY_FIRST[form]
    right = lra(*heading, rows=[[*r, f] for r, f in zip(ROWS, FISIK, strict=True)])
    first = len(heading) + 1
    more = {"merged": {"LRA": merged}}
    assert serious(right, **more) == []
    verdicts = verdicts_of(right, **more)
    assert {verdicts[f"LRA!E{first + i}"] for i in range(len(ROWS))} == {"COCOK"}
    assert not [cell for cell in verdicts if cell.startswith("LRA!F")]
    wrong = changed(right, {f"LRA!E{first + 5}": 88})  # as the physical progress beside it
    assert serious(wrong, **more) == [("H-03", "SALAH", f"LRA!E{first + 5}")]


@pytest.mark.parametrize("below", [("Target (%)", "Realisasi (%)", "Realisasi (Rp)", "%"), ("Target", "%", "Rp", "%")])
def test_physical_progress_before_the_money(below: tuple[str, ...]) -> None:
    tops = ("Fisik", "Keuangan") if below[2] == "Realisasi (Rp)" else ("Realisasi Fisik", "Realisasi Keuangan")
    heading = [["Kode", "Uraian", "Anggaran", tops[0], None, tops[1]], [None, None, None, *below]]
    right = lra(*heading, rows=[[*r[:3], 100, f, *r[3:]] for r, f in zip(ROWS, FISIK, strict=True)])
    more = {"merged": {"LRA": ["D1:E1", "F1:G1"]}}
    assert serious(right, **more) == []
    assert serious(changed(right, {"LRA!F6": 170, "LRA!G6": 85}), **more)[0] == ("J-01", "SALAH", "LRA!F4")
    assert serious(changed(right, {"LRA!G6": 95}), **more) == [("H-03", "SALAH", "LRA!G6")]


@pytest.mark.parametrize("heading", ["Fisik (%)", "% Realisasi Fisik", "Persentase Fisik", "Realisasi Fisik (%)"])
def test_physical_progress_alone(heading: str) -> None:
    rows = [[*r[:4], f] for r, f in zip(ROWS, FISIK, strict=True)]
    right = lra(["Kode", "Uraian", "Anggaran", "Realisasi Keuangan", heading], rows=rows)
    assert serious(right) == []
    assert table(book_of(right), "lra").has("fisik")


def test_what_programs_achieve_is_none_of_their_money() -> None:
    rows = [[*r[:2], "dokumen", 12, 11, *r[2:]] for r in ROWS]
    tops = ["Kode", "Uraian", "Kinerja", None, None, "Anggaran"]
    right = lra(tops, [None, None, "Satuan", "Target", "Realisasi", "Pagu", "Realisasi", "%"], rows=rows)
    more = {"merged": {"LRA": ["C1:E1", "F1:H1"]}}
    assert serious(right, **more) == []
    assert serious(changed(right, {"LRA!G4": 310}), **more)[0] == ("J-01", "SALAH", "LRA!G4")


# --- in thousands of rupiah ----------------------------------------------------------------------

PROGRAMS: Rows = [["Kode", "Uraian", "Anggaran", "Realisasi", "%"], ROWS[0], ROWS[6], ROWS[9]]
KINDS: Rows = [
    ["No", "Jenis Belanja", "Anggaran", "Realisasi", "%"],
    [1, "Belanja Operasi", 700, 600, Shown(85.71, "0.00")],
    [2, "Belanja Modal", 300, 240, 80],
    [None, "Jumlah", 1000, 840, 84],
]
RIBUAN = ["(dalam ribuan rupiah)"]


def times(rows: Rows, factor: float) -> list[list[Any]]:
    return [[c * factor if 1 < i < 4 and isinstance(c, int) else c for i, c in enumerate(r)] for r in rows]


LETTERHEAD = [["PEMERINTAH KABUPATEN"], RIBUAN, ["Urusan"], ["Unit Organisasi"], ["Kode Unit"], ["Tahun"], []]
UNITS: dict[str, Rows] = {
    "above the first table": [RIBUAN, *PROGRAMS, [], *KINDS],
    "above the first table, to the right": [[None] * 4 + RIBUAN, *PROGRAMS, [], *KINDS],
    "in the letterhead": [*LETTERHEAD, *PROGRAMS, [], ["Rincian menurut jenis belanja"], *KINDS],
    "above the second table": [*times(PROGRAMS, 1000), [], RIBUAN, *KINDS],
    "another above the second table": [RIBUAN, *PROGRAMS, [], ["(dalam jutaan rupiah)"], *times(KINDS, 0.001)],
    "whole rupiah above the second table": [RIBUAN, *PROGRAMS, [], ["(dalam rupiah)"], *times(KINDS, 1000)],
    "in the heading of the first table": [
        ["Kode", "Uraian", "Anggaran (Ribuan)", "Realisasi", "%"],
        *PROGRAMS[1:],
        [],
        *times(KINDS, 1000),
    ],
    "side by side": [RIBUAN, *([*a, None, *b] for a, b in zip(PROGRAMS, KINDS, strict=True))],
}


@pytest.mark.parametrize("form", UNITS)
def test_a_note_on_the_unit_counts_until_the_next(form: str) -> None:
    right = {"PK": times_pk(1000), "LRA": UNITS[form]}
    assert serious(right) == []
    last = right["LRA"][-1]
    col = len(last) - 1 - last[::-1].index("Jumlah") + 1  # the sum of the kinds of belanja
    total = f"LRA!{chr(65 + col)}{len(right['LRA'])}"
    assert serious(changed(right, {total: 7}))[0] == ("J-02", "SALAH", total)


def times_pk(factor: int) -> list[list[Any]]:
    return [[c * factor if i == 2 and isinstance(c, int) else c for i, c in enumerate(r)] for r in PK]
