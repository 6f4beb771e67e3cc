"""The verdict on one figure: every line of the table of verdicts, and figures around it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbook import Formula, Shown, verdicts_of

from lkjip_xl.checking.verdict import Sides, judge_label, judge_number, judge_same
from lkjip_xl.expr import Gap
from lkjip_xl.findings import Verdict
from lkjip_xl.numbers import Flag, Interval, Number, half_up, parse_cell, parse_text, trunc


def _f(text: str) -> Fraction:
    return Fraction(text)


def _v(text: str) -> Number:
    """The number in a text cell."""
    return parse_text(text)


def _sides(e: Any, r: Any = None, *, sound: bool = True, rounded: tuple[str, str, int] | None = None) -> Sides:
    e = _f(e) if isinstance(e, str) else e
    r = e if r is None else (_f(r) if isinstance(r, str) else r)
    if rounded is None:
        return Sides(e, r, sound)
    low, high, n = rounded
    return Sides(e, r, sound, lambda: (Interval(_f(low), _f(high)), n))


@pytest.mark.parametrize(
    ("stated", "sides", "verdict"),
    [
        # nothing to compare
        ("2.759.42", _sides("5"), Verdict.TIDAK),
        ("12", _sides(Gap.MISSING), Verdict.TIDAK),
        ("12", _sides(Gap.UNREADABLE), Verdict.TIDAK),
        # zero and nihil
        ("-", _sides(Gap.ZERO), Verdict.COCOK),
        ("12", _sides(Gap.ZERO), Verdict.SALAH),
        ("0", _sides(Gap.ZERO), Verdict.SALAH),
        ("-", _sides(Gap.NIL), Verdict.COCOK),
        ("0", _sides(Gap.NIL), Verdict.COCOK),
        ("12", _sides(Gap.NIL), Verdict.SALAH),
        ("-", _sides("0"), Verdict.COCOK),
        ("-", _sides("5"), Verdict.SALAH),
        # rounded as it should be, at the digits shown
        ("77,92", _sides(Fraction(6000, 77)), Verdict.COCOK),
        ("78", _sides(Fraction(6000, 77)), Verdict.COCOK),
        ("-12,35", _sides("-12.345"), Verdict.COCOK),
        # ties
        ("12,35", _sides("12.345"), Verdict.COCOK),
        ("12,34", _sides("12.345"), Verdict.SERI),
        ("12,37", _sides("12.365"), Verdict.COCOK),
        ("12,36", _sides("12.365"), Verdict.SERI),
        ("12,37", _sides("12.375"), Verdict.DIPOTONG),
        ("-12,34", _sides("-12.345"), Verdict.SERI),
        # the operands as printed
        ("50,11", _sides("50.1149", "50.1051"), Verdict.COCOK),
        ("50,11", _sides("50.1151", "50.1051"), Verdict.CETAK),
        ("50,11", _sides("60", "50.1051", sound=False), Verdict.IKUT),
        # cut off
        ("77,9", _sides("77.97"), Verdict.DIPOTONG),
        ("-77,9", _sides("-77.97"), Verdict.DIPOTONG),
        ("77,9", _sides("78.06", "77.97"), Verdict.DIPOTONG),
        ("77,9", _sides("90", "77.97", sound=False), Verdict.IKUT),
        # full rupiah are exact
        ("2.598.255.171", _sides("2598255172"), Verdict.SALAH),
        # rounded operands
        ("2,54 miliar", _sides("2550000001", rounded=("2540000000", "2560000000", 1)), Verdict.PEMBULATAN),
        ("2,54 miliar", _sides("2570000000", rounded=("2530000000", "2610000000", 1)), Verdict.TIDAK_PASTI),
        ("2,54 miliar", _sides("2570000000", rounded=("2560000000", "2580000000", 1)), Verdict.SALAH),
        # touching at the end is not overlapping
        ("2,54 miliar", _sides("2555000000", rounded=("2545000000", "2565000000", 1)), Verdict.SALAH),
        # otherwise
        ("95,24", _sides("105"), Verdict.SALAH),
    ],
)
def test_the_first_line_that_fits(stated: str, sides: Sides, verdict: Verdict) -> None:
    assert judge_number(_v(stated), sides) is verdict


def test_a_wrong_operand_does_not_spoil_a_figure_that_agrees() -> None:
    assert judge_number(_v("105,00"), _sides("105", "95", sound=False)) is Verdict.COCOK


def test_a_formula_cell_is_compared_with_all_its_digits() -> None:
    exact = Fraction(6000, 77)
    assert judge_number(parse_cell(float(exact), "0.00"), _sides(exact)) is Verdict.COCOK
    assert judge_number(parse_cell(float(exact), "General"), _sides(exact)) is Verdict.COCOK
    assert judge_number(parse_cell(77.925, "0.00"), _sides(exact)) is Verdict.SALAH


@pytest.mark.parametrize(
    ("written", "elsewhere", "verdict"),
    [
        ("95,3", "95,29", Verdict.COCOK),
        ("95,29", "95,3", Verdict.COCOK),
        ("95,2", "95,29", Verdict.DIPOTONG),
        ("95,29", "95,2", Verdict.DIPOTONG),
        ("95,4", "95,29", Verdict.SALAH),
        ("95,29", "95,4", Verdict.SALAH),
        ("95,29", "95,29", Verdict.COCOK),
        ("95", "95,00", Verdict.COCOK),
    ],
)
def test_the_coarser_of_two_prints_is_the_finer_one_rounded(written: str, elsewhere: str, verdict: Verdict) -> None:
    other = _v(elsewhere)
    assert judge_same(_v(written), other, Sides(other.value or Gap.NIL, other.shown or Gap.NIL)) is verdict


@pytest.mark.parametrize(
    ("stated", "sides", "verdict"),
    [
        (None, Sides("Tinggi", "Tinggi"), Verdict.TIDAK),
        ("Tinggi", Sides("Tinggi", "Sedang"), Verdict.COCOK),
        ("Tinggi", Sides("Sedang", "Tinggi"), Verdict.CETAK),
        ("Tinggi", Sides("Sedang", "Tinggi", sound=False), Verdict.IKUT),
        ("Tinggi", Sides("Sedang", "Sedang"), Verdict.SALAH),
        ("Tinggi", Sides(Gap.MISSING, Gap.MISSING), Verdict.TIDAK),
        ("Tinggi", Sides(Gap.ZERO, Gap.ZERO), Verdict.SALAH),
    ],
)
def test_a_label_is_the_band_of_the_figure(stated: str | None, sides: Sides, verdict: Verdict) -> None:
    assert judge_label(stated, sides) is verdict


# --- in a workbook -------------------------------------------------------------------------------


def _capaian(target: Any, realisasi: Any, capaian: Any) -> str:
    rows = [["Indikator", "Target", "Realisasi", "Capaian"], ["Cakupan", target, realisasi, capaian]]
    return verdicts_of({"Realisasi": rows})["Realisasi!D2"]


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "verdict"),
    [
        (77, 60, Shown(77.92, "0.00"), "COCOK"),
        (77, 60, Formula("C2/B2*100", 60 / 77 * 100, "0.00"), "COCOK"),
        (77, 60, Formula("C2/B2", 60 / 77, "0.00%"), "COCOK"),
        (77, 60, "77,92%", "COCOK"),
        (76, 60, Shown(78.94, "0.00"), "DIPOTONG"),
        (0, 60, "-", "COCOK"),
        (0, 60, 100, "SALAH"),
        ("-", 60, "-", "COCOK"),
        ("-", 60, 100, "SALAH"),
        (None, 60, 100, "TIDAK DIPERIKSA"),
        (77, 60, None, "TIDAK DIPERIKSA"),
        (77, 60, "tujuh", "TIDAK DIPERIKSA"),
    ],
)
def test_capaian_in_a_workbook(target: Any, realisasi: Any, capaian: Any, verdict: str) -> None:
    assert _capaian(target, realisasi, capaian) == verdict


def test_operands_that_hold_more_digits_than_they_show() -> None:
    # 1.004 / 3.004 is 33,42 %; 1 / 3, as the two cells show it, is 33,33 %
    assert _capaian(Shown(3.004, "0"), Shown(1.004, "0"), Shown(33.33, "0.00")) == "COCOK dari angka tercetak"


def test_rounded_amounts_excuse_what_lies_within_them() -> None:
    rows = [["No", "Uraian", "Anggaran", "Realisasi", "%"], ["A", "Program Satu", "2,54 miliar", 2_000_000_000, None]]
    exact, other, far = "78,74", "78,80", "79,80"
    verdicts = [verdicts_of({"LRA": [rows[0], [*rows[1][:4], percent]]})["LRA!E2"] for percent in (exact, other, far)]
    assert verdicts == ["COCOK", "TIDAK DAPAT DIPASTIKAN", "SALAH"]


@pytest.mark.parametrize(
    ("low", "high", "operands", "verdict"),
    [
        ("99.4", "101.4", 1, Verdict.PEMBULATAN),
        ("99.4", "101.5", 1, Verdict.TIDAK_PASTI),
        ("99.4", "102.4", 2, Verdict.PEMBULATAN),
        ("99.4", "102.5", 2, Verdict.TIDAK_PASTI),
        ("100.4", "101", 1, Verdict.PEMBULATAN),
        ("100.5", "101", 1, Verdict.SALAH),
    ],
)
def test_rounded_operands_excuse_a_figure_only_as_far_as_their_rounding_reaches(
    low: str, high: str, operands: int, verdict: Verdict
) -> None:
    found = Interval(Fraction(low), Fraction(high)), operands
    assert (
        judge_number(Number(Fraction(100), Fraction(1)), Sides(Fraction(103), Fraction(103), True, lambda: found))
        is verdict
    )


# --- properties ----------------------------------------------------------------------------------

values = st.fractions(min_value=-10_000, max_value=10_000, max_denominator=500)
steps = st.sampled_from([Fraction(1), Fraction(1, 10), Fraction(1, 100), Fraction(1, 1000)])


@given(values, steps)
def test_a_rightly_rounded_value_always_agrees(exact: Fraction, step: Fraction) -> None:
    assert judge_number(Number(half_up(exact, step), step), Sides(exact, exact)) is Verdict.COCOK


@given(values, steps, st.sampled_from([-1, 1]))
def test_one_unit_off_never_agrees(exact: Fraction, step: Fraction, sign: int) -> None:
    off = half_up(exact, step) + sign * step
    verdict = judge_number(Number(off, step), Sides(exact, exact))
    tie = abs(half_up(exact, step) - exact) * 2 == step
    allowed = {Verdict.SALAH, Verdict.DIPOTONG} | ({Verdict.SERI} if tie else set())
    assert verdict in allowed
    assert (verdict is Verdict.DIPOTONG) <= (off == trunc(exact, step))


@given(values, steps, st.integers(1, 4), st.sampled_from([-1, 1]))
def test_rounded_operands_never_excuse_an_interval_apart(
    exact: Fraction, step: Fraction, width: int, sign: int
) -> None:
    half = step * width / 2
    stated = half_up(exact, step) + sign * (width + 3) * step
    sides = Sides(exact, exact, True, lambda: (Interval(exact - half, exact + half), 1))
    assert judge_number(Number(stated, step, flags=frozenset({Flag.ROUNDED})), sides) is Verdict.SALAH
