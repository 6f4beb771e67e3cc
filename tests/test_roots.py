"""The one wrong cell among cells that contradict each other, with what follows from it listed under it."""

from __future__ import annotations

from typing import Any

from test_checks import KINERJA, LRA
from workbook import Formula, Rows, Sheets, Shown, changed, result_of

from lkjip_xl.findings import Finding, Level


def salah(sheets: Sheets, **more: Any) -> list[Finding]:
    """What is SALAH; no rule may have failed."""
    result = result_of(sheets, **more)
    assert not result.crashed
    return [f for f in result.findings if f.level is Level.SALAH]


def roots(sheets: Sheets, **more: Any) -> dict[str, str]:
    """The cells that are told to be wrong by themselves, with what should stand there."""
    return {str(f.at): f.expected for f in salah(sheets, **more) if f.root}


def followers(sheets: Sheets, **more: Any) -> dict[str, str | None]:
    """The cells that only follow, with the cell that they follow from."""
    return {f.at.a1: None if f.root_at is None else f.root_at.a1 for f in salah(sheets, **more) if not f.root}


def at(sheets: Sheets, cell: str) -> Finding:
    """The one finding at a cell that is SALAH."""
    (found,) = [f for f in salah(sheets) if str(f.at) == cell]
    return found


# --- realisasi by quarters, all sums by formulas --------------------------------------------------

_SUB = {4: (100, 10, 20, 30, 39), 5: (60, 5, 15, 16, 20), 7: (40, 4, 8, 12, 16), 10: (80, 11, 12, 13, 14)}
_DOWN = {2: "{c}3+{c}6", 3: "{c}4+{c}5", 6: "{c}7", 8: "{c}9", 9: "{c}10", 11: "{c}2+{c}8"}
_NAMES = {
    2: "Program Penunjang Urusan", 3: "Kegiatan Umum", 4: "Sub Kegiatan Alat Tulis", 5: "Sub Kegiatan Rapat",
    6: "Kegiatan Aset", 7: "Sub Kegiatan Gedung", 8: "Program Pembinaan Desa", 9: "Kegiatan Pembinaan",
    10: "Sub Kegiatan Musyawarah", 11: "JUMLAH",
}  # fmt: skip
_CODES = ["A", "1", "1.1", "1.2", "2", "2.1", "B", "1", "1.1", None]


def quarters(**other: str) -> Sheets:
    """LRA with the realisasi of each quarter; `other` are formulas that stand in cells instead of the right ones."""
    formulas = {f"{c}{r}": text.format(c=c) for c in "CDEFG" for r, text in _DOWN.items()}
    for r in range(2, 12):
        formulas[f"H{r}"] = "H2+H8" if r == 11 else f"SUM(D{r}:G{r})"
        formulas[f"I{r}"] = f"C{r}-H{r}"
    formulas |= other
    entered = {f"{c}{r}": x for r, figures in _SUB.items() for c, x in zip("CDEFG", figures, strict=True)}

    def value(cell: str) -> int:
        if cell in entered and cell not in other:
            return entered[cell]
        text = formulas[cell]
        if text.startswith("SUM("):
            first, last = text[4:-1].split(":")
            across = [f"{chr(c)}{r}" for c in range(ord(first[0]), ord(last[0]) + 1)
                      for r in range(int(first[1:]), int(last[1:]) + 1)]  # fmt: skip
            return sum(value(c) for c in across)
        if "-" in text:
            left, right = text.split("-")
            return value(left) - value(right)
        return sum(value(c) for c in text.split("+"))

    def cell(r: int, c: str) -> Any:
        name = f"{c}{r}"
        return entered[name] if name in entered and name not in other else Formula(formulas[name], value(name))

    heading = ["No", "Uraian", "Anggaran", "TW I", "TW II", "TW III", "TW IV", "Realisasi", "Sisa Anggaran"]
    rows: Rows = [
        heading,
        *([_CODES[r - 2], _NAMES[r], *(cell(r, c) for c in "CDEFGHI")] for r in range(2, 12)),
    ]
    return {"LRA": rows}


def test_sums_by_formulas_are_right() -> None:
    assert result_of(quarters()).findings == ()


def test_a_sum_that_forgets_a_cell_is_the_root_and_the_cell_is_not() -> None:
    forgets = quarters(F3="F4")
    assert roots(forgets) == {"LRA!F3": "46"}
    assert at(forgets, "LRA!F3").hint == "Rumusnya tidak membaca F5."
    assert followers(forgets) == dict.fromkeys(["F2", "H2", "I2", "H3", "I3", "F11", "H11", "I11"], "F3")


def test_a_sum_that_forgets_the_only_other_cell_is_the_root() -> None:
    forgets = quarters(G2="G3")
    assert roots(forgets) == {"LRA!G2": "75"}
    assert followers(forgets) == dict.fromkeys(["H2", "I2", "G11", "H11", "I11"], "G2")


def test_a_sum_that_reads_one_cell_twice_instead_of_another_is_the_root() -> None:
    assert roots(quarters(F3="F4+F4")) == {"LRA!F3": "46"}
    assert at(quarters(F3="F4+F4"), "LRA!F3").hint == "Rumusnya tidak membaca F5, membaca F4 lebih dari sekali."


def test_a_sum_that_reads_a_cell_twice_or_its_sum_as_well_is_the_root() -> None:
    assert at(quarters(D3="D4+D5+D4"), "LRA!D3").hint == "Rumusnya membaca D4 lebih dari sekali."
    doubled = quarters(C11="SUM(C2:C10)")
    assert roots(doubled) == {"LRA!C11": "280"}
    assert at(doubled, "LRA!C11").hint == "Rumusnya ikut membaca C3, C4, C5, C6, C7, C9 dan 1 sel lain."


def test_a_total_of_the_lowest_rows_is_as_right_as_one_of_the_programs() -> None:
    assert result_of(quarters(C11="C4+C5+C7+C10", D11="D3+D6+D8")).findings == ()


def test_a_figure_typed_over_a_sum_is_the_root_of_the_sums_across() -> None:
    typed = changed(quarters(F3="F4"), {"LRA!F3": 30})
    assert roots(typed) == {"LRA!F3": "46"}
    assert followers(typed) == dict.fromkeys(["F2", "H2", "I2", "H3", "I3", "F11", "H11", "I11"], "F3")


def test_a_total_of_the_rows_beside_a_word_says_which_row_lacks_the_word() -> None:
    def total(*words: str) -> Sheets:
        shown = sum(c for (c, *_), word in zip(_SUB.values(), words, strict=True) if word == "SUB")
        sheets = quarters(C11="C2+C8")
        marked = {f"LRA!J{r}": word for r, word in zip(_SUB, words, strict=True)}
        return changed(sheets, {**marked, "LRA!C11": Formula('SUMIF($J$2:$J$10,"SUB",C2:C10)', shown),
                                "LRA!I11": Formula("C11-H11", shown - 245)})  # fmt: skip

    assert result_of(total("SUB", "SUB", "SUB", "SUB")).findings == ()
    lacks = total("SUB", "sub kegiatan", "SUB", "SUB")
    assert roots(lacks) == {"LRA!C11": "280"}
    assert at(lacks, "LRA!C11").hint == "Rumusnya tidak ikut menjumlahkan C5."


def test_a_text_that_reads_a_wrong_sum_by_a_named_range_follows_from_it() -> None:
    names = {"PAGU": "=LRA!$C$11"}

    def told(total: str, pagu: int) -> Sheets:
        text = [["Fakta", "Nilai"], ["Pagu anggaran", Formula("PAGU", pagu)]]
        return {**quarters(C11=total), "Pernyataan": text}

    assert result_of(told("C2+C8", 280), names=names).findings == ()
    assert roots(told("C2", 200), names=names) == {"LRA!C11": "280"}
    assert followers(told("C2", 200), names=names)["B2"] == "C11"


# --- several cells wrong alike -------------------------------------------------------------------

NILAI = {
    "PK": [
        ["No", "Sasaran", "Indikator", "Satuan", "Arah", "Target"],
        [1, "Pemerintahan yang baik", "Nilai SAKIP", "nilai", "Naik", 72],
    ],
    "Realisasi": [
        ["No", "Indikator", "Target", "Realisasi", "Capaian"],
        [1, "Nilai SAKIP", 72, Shown(71.3, "0.00"), Shown(99.03, "0.00")],
    ],
    "Riwayat": [
        ["No", "Indikator", "Satuan", "Tahun 2023", None, None, "Tahun 2024", None, None],
        [None, None, None, *("Target", "Realisasi", "Capaian") * 2],
        [1, "Nilai SAKIP", "nilai", 70, 63, 90, 72, Shown(71.3, "0.00"), Shown(99.03, "0.00")],
    ],
    "Renstra": [
        ["No", "Indikator", "Target Akhir Renstra (2026)", "Realisasi 2024", "Tingkat Kemajuan (%)"],
        [1, "Nilai SAKIP", 80, Shown(71.3, "0.00"), Shown(89.13, "0.00")],
    ],
    "Identitas": [["Uraian", "Isi"], ["Nama Instansi", "Kecamatan Sukamaju"], ["Tahun Laporan", 2024]],
}


def test_a_figure_that_its_percentages_speak_for_outvotes_one_that_more_tables_state() -> None:
    assert result_of(NILAI).findings == ()
    wrong = Shown(73.1, "0.00")
    both = changed(NILAI, {"Realisasi!D2": wrong, "Riwayat!H3": wrong})
    assert roots(both) == {"Realisasi!D2": "71,30", "Riwayat!H3": "71,30"}
    assert followers(both) == {}


def test_a_row_and_the_sum_that_was_worked_out_from_it_are_one_root() -> None:
    both = changed(LRA, {"LRA!C3": 260, "LRA!C4": 110})
    assert result_of(LRA).findings == ()
    assert roots(both) == {"LRA!C4": "100"}
    assert followers(both)["C3"] == "C4"


def _two_leaves(first: int, second: int) -> Sheets:
    """An LRA whose two programs have one typed realisasi each that may be wrong."""

    def row(no: str | None, name: str, anggaran: int, right: int, realisasi: int) -> list[Any]:
        percent = Shown(round(right / anggaran * 100, 2), "0.00")
        return [no, name, anggaran, realisasi, percent, anggaran - right]

    return {
        "LRA": [
            ["No", "Uraian", "Anggaran", "Realisasi", "%", "Sisa Anggaran"],
            row("A", "Program Penunjang Urusan", 3000, 2700, 2700),
            row("1", "Kegiatan Umum", 3000, 2700, 2700),
            row("1.1", "Sub Kegiatan Rapat", 2000, 1900, first),
            row("1.2", "Sub Kegiatan Alat Tulis", 1000, 800, 800),
            row("B", "Program Pembinaan Desa", 4000, 3100, 3100),
            row("1", "Kegiatan Pembinaan", 4000, 3100, 3100),
            row("1.1", "Sub Kegiatan Musyawarah", 2500, 2000, second),
            row("1.2", "Sub Kegiatan Pelatihan", 1500, 1100, 1100),
            row(None, "JUMLAH", 7000, 5800, 5800),
        ]
    }


def test_two_wrong_rows_are_both_roots_and_their_sums_are_not() -> None:
    assert result_of(_two_leaves(1900, 2000)).findings == ()
    assert roots(_two_leaves(1850, 2000)) == {"LRA!D4": "1.900"}
    assert roots(_two_leaves(1850, 2020)) == {"LRA!D4": "1.900", "LRA!D8": "2.000"}


def test_two_wrong_rows_that_cancel_out_are_both_roots_and_the_total_is_not() -> None:
    both = _two_leaves(1850, 2050)
    assert roots(both) == {"LRA!D4": "1.900", "LRA!D8": "2.000"}
    assert "D10" not in followers(both)


def test_rows_that_are_rightly_alike_explain_nothing() -> None:
    """Two sub kegiatan with the same figures are no copy of each other, whatever is wrong beside them."""
    figures = {
        **dict.fromkeys((2, 3), (3000, 2800, Shown(93.33, "0.00"), 200)),
        **dict.fromkeys((5, 9), (1000, 900, Shown(90, "0.00"), 100)),
        **dict.fromkeys((6, 7), (3500, 2900, Shown(82.86, "0.00"), 600)),
        10: (6500, 5700, Shown(87.69, "0.00"), 800),
    }
    cells = {f"LRA!{c}{r}": x for r, row in figures.items() for c, x in zip("CDEF", row, strict=True)}

    def alike(anggaran: int, realisasi: int) -> Sheets:
        return changed(_two_leaves(1900, 2000), {**cells, "LRA!C8": anggaran, "LRA!D8": realisasi})

    assert result_of(alike(2500, 2000)).findings == ()
    assert roots(alike(2500, 2050)) == {"LRA!D8": "2.000"}
    assert at(alike(2500, 2050), "LRA!D8").hint == ""
    assert roots(alike(2000, 2500)) == {"LRA!C8": "2.500"}
    assert at(alike(2000, 2500), "LRA!C8").hint == "Anggaran dan Realisasi tertukar: tukarkan isi C8 dan D8."
    assert followers(alike(2000, 2500))["D8"] == "C8"


# --- what is said of a root and below it ---------------------------------------------------------


def test_a_root_that_only_contradicts_itself_says_how_it_follows() -> None:
    wrong = at(changed(LRA, {"LRA!C9": 371}), "LRA!C9")
    assert wrong.formula.startswith("jumlah Anggaran C2 (250)")
    assert "paling mungkin" not in wrong.title


def test_a_percentage_beside_a_wrong_figure_is_not_told_as_cut_off() -> None:
    sheets = {
        "LRA": [
            ["No", "Uraian", "Anggaran", "Realisasi", "%"],
            ["A", "Program Penunjang Urusan", 30000, 20000, Shown(66.67, "0.00")],
            ["1", "Kegiatan Umum", 30000, 20000, Shown(66.67, "0.00")],
            ["1.1", "Sub Kegiatan Rapat", 30000, 20000, Shown(66.67, "0.00")],
            [None, "JUMLAH", 30000, 20000, Shown(66.67, "0.00")],
        ]
    }
    assert result_of(sheets).findings == ()
    cut = changed(sheets, {"LRA!D4": 20003})
    assert roots(cut) == {"LRA!D4": "20.000"}
    (follows,) = [f for f in result_of(cut).findings if str(f.at) == "LRA!E4"]
    assert (follows.level, follows.root_at and follows.root_at.a1) == (Level.SALAH, "D4")
    assert "dipotong" not in follows.title


def test_a_doubled_percentage_says_what_was_meant_and_carries_its_formulas() -> None:
    right = changed(
        KINERJA,
        {
            "PK!H2": Shown(0.8, "0%"),
            "Realisasi!F2": Formula("PK!H2", 0.8, "0%"),
            "Realisasi!G2": Shown(0.84, "0%"),
            "Realisasi!H2": Formula("G2/F2*100", 105),
        },
    )
    assert roots(right) == {}
    doubled = changed(
        right,
        {
            "PK!H2": Shown(80, "0%"),
            "Realisasi!F2": Formula("PK!H2", 80, "0%"),
            "Realisasi!H2": Formula("G2/F2*100", 1.05),
            "Realisasi!I2": Formula('IF(H2>90,"Sangat Tinggi","Sedang")', "Sedang"),
        },
    )
    assert roots(doubled)["PK!H2"] == "80%"
    assert followers(doubled)["I2"] == "H2"
    assert [f.root_at and str(f.root_at) for f in result_of(doubled).findings if f.code == "F-06" and not f.root] == [
        "PK!H2"
    ]


def test_a_total_that_is_copied_from_elsewhere_is_not_blamed_for_a_wrong_row() -> None:
    """Its formula reads no row at all: that the rows were left out says nothing about which side is wrong."""
    pk = [["No", "Program", "Anggaran"], [1, _NAMES[2], 200], [2, _NAMES[8], 80], [None, "Jumlah", 280]]
    sheets: Sheets = {**quarters(C11="C2+C8"), "Rekap": [["Jumlah seluruhnya", 280]], "PK": pk}
    copied = changed(sheets, {"LRA!C11": Formula("Rekap!B1", 280)})
    assert result_of(copied).findings == ()
    sums = {"LRA!C3": Formula("C4+C5", 170), "LRA!C2": Formula("C3+C6", 210)}
    left = {"LRA!I4": Formula("C4-H4", 11), "LRA!I3": Formula("C3-H3", 15), "LRA!I2": Formula("C2-H2", 15)}
    wrong = {"LRA!C4": 110, **sums, **left}
    assert "LRA!C11" not in roots(changed(copied, wrong))


# --- a comma that was lost -----------------------------------------------------------------------


def test_a_realisasi_without_its_comma_is_the_root_where_the_target_stands_in_two_tables() -> None:
    lost = changed(KINERJA, {"Realisasi!G2": 8400})
    assert roots(lost) == {"Realisasi!G2": "84"}
    assert at(lost, "Realisasi!G2").hint == "Apakah koma desimalnya hilang?"
    assert followers(lost) == {"H2": "G2", "H4": "H2"}


def test_where_the_target_may_be_the_wrong_one_the_comma_is_asked_about() -> None:
    """A target of 80 that should be 8,000 would give the same capaian."""
    alone = {"Realisasi": KINERJA["Realisasi"]}
    assert roots(alone) == {}
    lost = changed(alone, {"Realisasi!G2": 8400})
    assert roots(lost) == {"Realisasi!H2": "10.500,00"}
    assert at(lost, "Realisasi!H2").hint == "Apakah koma desimal pada G2 hilang? Dengan 84 angka ini cocok."


def test_a_realisasi_that_is_absurd_in_another_way_is_no_lost_comma() -> None:
    other = changed(KINERJA, {"Realisasi!G2": 8500})
    assert roots(other) == {"Realisasi!H2": "10.625,00"}
    assert "koma" not in at(other, "Realisasi!H2").hint
