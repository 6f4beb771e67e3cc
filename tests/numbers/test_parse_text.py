"""Numbers typed as text: every written form, its value, precision, unit, grade and flags."""

from __future__ import annotations

import re
import time
from fractions import Fraction as F

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lkjip_xl.numbers import NIL, Flag, Number, format_id, parse_text

TEXT, ENGLISH, AMBIGUOUS = Flag.TEXT, Flag.ENGLISH, Flag.AMBIGUOUS
ROUNDED, DIGITS, MALFORMED = Flag.ROUNDED, Flag.DIGITS, Flag.MALFORMED
CENT = F(1, 100)


def case(text: str, value: object, step: object = 1, unit: str = "", category: str = "", *flags: Flag):
    return pytest.param(text, F(value), F(step), unit, category, frozenset(flags), id=repr(text))


# The forms that the project promises to read, in its order.
TABLE = [
    case("2.759.420.020", 2759420020, 1, "", "", TEXT),
    case("95,10", "95.10", CENT, "", "", TEXT),
    case("100.2%", "100.2", "1/10", "%", "", ENGLISH),
    case("Rp 2.538.871.229,00", 2538871229, 1, "Rp"),
    case("Rp. 1.250.000,-", 1250000, 1, "Rp"),
    case("83,32 (A)", "83.32", CENT, "", "A"),
    case("89,90 (Tinggi)", "89.90", CENT, "", "Tinggi"),
    case("2 inovasi", 2, 1, "inovasi"),
    case("2,54 miliar", 2540000000, 10000000, "", "", ROUNDED),
    case("(1.000)", -1000, 1, "", "", TEXT),
    case("1.234", 1234, 1, "", "", TEXT, AMBIGUOUS),
    case("12,345", "12.345", "1/1000", "", "", TEXT, AMBIGUOUS),
    case("1,234,567.89", "1234567.89", CENT, "", "", TEXT, ENGLISH),
]

PLAIN = [
    case("0", 0, 1, "", "", TEXT),
    case("7", 7, 1, "", "", TEXT),
    case("007", 7, 1, "", "", TEXT),
    case("26510", 26510, 1, "", "", TEXT),
    case("2759420020", 2759420020, 1, "", "", TEXT),
    case("1.234.567", 1234567, 1, "", "", TEXT),
    case("1,234,567", 1234567, 1, "", "", TEXT, ENGLISH),
    case("0,125", "0.125", "1/1000", "", "", TEXT),
    case("0.125", "0.125", "1/1000", "", "", TEXT, ENGLISH),
    case("0,5", "0.5", "1/10", "", "", TEXT),
    case("01,5", "1.5", "1/10", "", "", TEXT),
    case("99.23", "99.23", CENT, "", "", TEXT, ENGLISH),
    case("99.2", "99.2", "1/10", "", "", TEXT, ENGLISH),
    case("1234,567", "1234.567", "1/1000", "", "", TEXT),
    case("1234.567", "1234.567", "1/1000", "", "", TEXT, ENGLISH),
    case("1,2345", "1.2345", "1/10000", "", "", TEXT),
    case("1.234,5", "1234.5", "1/10", "", "", TEXT),
    case("1.234,567", "1234.567", "1/1000", "", "", TEXT),
    case("1,234.5", "1234.5", "1/10", "", "", TEXT, ENGLISH),
    case("999.999", 999999, 1, "", "", TEXT, AMBIGUOUS),
    case("100,000", 100, "1/1000", "", "", TEXT, AMBIGUOUS),
    case("100,00", 100, CENT, "", "", TEXT),
]

SIGNS = [
    case("-5", -5, 1, "", "", TEXT),
    case("+5", 5, 1, "", "", TEXT),
    case("+ 5", 5, 1, "", "", TEXT),
    case("\u22125", -5, 1, "", "", TEXT),
    case("\u20135,25", "-5.25", CENT, "", "", TEXT),
    case("\u20145", -5, 1, "", "", TEXT),
    case("-0", 0, 1, "", "", TEXT),
    case("-1.234", -1234, 1, "", "", TEXT, AMBIGUOUS),
    case("- 5", -5, 1, "", "", TEXT, AMBIGUOUS),
    case("\u2013 5 orang", -5, 1, "orang", "", AMBIGUOUS),
    case("(5)", -5, 1, "", "", TEXT),
    case("( 5 )", -5, 1, "", "", TEXT),
    case("(-0,45)", "-0.45", CENT, "", "", TEXT, AMBIGUOUS),
    case("-(5)", -5, 1, "", "", TEXT, AMBIGUOUS),
    case("(12,345)", "-12.345", "1/1000", "", "", TEXT, AMBIGUOUS),
    case("(5,2%)", "-5.2", "1/10", "%"),
    case("(5,2)%", "-5.2", "1/10", "%"),
    case("(5,2) %", "-5.2", "1/10", "%"),
    case("(1.250 %)", -1250, 1, "%", "", AMBIGUOUS),
    case("(2,5 juta)", -2500000, 100000, "", "", ROUNDED),
    case("-4,75 %", "-4.75", CENT, "%"),
]

RUPIAH = [
    case("Rp2.500", 2500, 1, "Rp"),
    case("Rp 2.500", 2500, 1, "Rp"),
    case("Rp.2.500", 2500, 1, "Rp"),
    case("Rp. 2.500", 2500, 1, "Rp"),
    case("Rp : 2.500", 2500, 1, "Rp"),
    case("RP 1.250.000", 1250000, 1, "Rp"),
    case("rp 1.250.000,00", 1250000, 1, "Rp"),
    case("IDR 1.250.000", 1250000, 1, "Rp"),
    case("Rp\u00a01.250.000", 1250000, 1, "Rp"),
    case("Rp\n1.250.000", 1250000, 1, "Rp"),
    case("Rp 1.250.000,50", "1250000.50", CENT, "Rp"),
    case("Rp 1,250,000.00", 1250000, 1, "Rp", "", ENGLISH),
    case("Rp 1250000", 1250000, 1, "Rp"),
    case("Rp 0", 0, 1, "Rp"),
    case("Rp 0,00", 0, 1, "Rp"),
    case("Rp 12,345", "12.345", "1/1000", "Rp", "", AMBIGUOUS),
    case("Rp 12,000", 12, "1/1000", "Rp", "", AMBIGUOUS),
    case("Rp -1.000", -1000, 1, "Rp"),
    case("-Rp 1.000", -1000, 1, "Rp"),
    case("Rp - 1.000", -1000, 1, "Rp", "", AMBIGUOUS),
    case("(Rp 1.000)", -1000, 1, "Rp"),
    case("Rp (1.000)", -1000, 1, "Rp"),
    case("Rp. (1.250.000,00)", -1250000, 1, "Rp"),
    case("(Rp 1.000,-)", -1000, 1, "Rp"),
    case("(Rp 1.000),-", -1000, 1, "Rp"),
    case("1.250.000,-", 1250000, 1, "Rp"),
    case("2.500,-", 2500, 1, "Rp"),
    case("2.500,--", 2500, 1, "Rp"),
    case("2.500 ,-", 2500, 1, "Rp"),
    case("2.500.-", 2500, 1, "Rp"),
    case("2.500,=", 2500, 1, "Rp"),
    case("2.500,\u2013", 2500, 1, "Rp"),
    case("1.250.000 rupiah", 1250000, 1, "Rp"),
    case("2.500 Rupiah", 2500, 1, "Rp"),
    case("2.500 (Rp)", 2500, 1, "Rp"),
    case("Rp 2.500 (APBD)", 2500, 1, "Rp", "APBD"),
    case("Rp 5.000/orang", 5000, 1, "Rp/orang"),
    case("Rp 5.000 per bulan", 5000, 1, "Rp per bulan"),
    case("5.000 rupiah per bulan", 5000, 1, "Rp per bulan"),
    case("Rp 99.23", "99.23", CENT, "Rp", "", ENGLISH),
]

MAGNITUDE = [
    case("Rp 2,54 miliar", 2540000000, 10000000, "Rp", "", ROUNDED),
    case("Rp2,54 Milyar", 2540000000, 10000000, "Rp", "", ROUNDED),
    case("2,54 miliar rupiah", 2540000000, 10000000, "Rp", "", ROUNDED),
    case("Rp. 2,54 miliar rupiah", 2540000000, 10000000, "Rp", "", ROUNDED),
    case("2 ribu", 2000, 1000, "", "", ROUNDED),
    case("2 ribu orang", 2000, 1000, "orang", "", ROUNDED),
    case("2,5 juta", 2500000, 100000, "", "", ROUNDED),
    case("2,5 jt", 2500000, 100000, "", "", ROUNDED),
    case("2,5jt", 2500000, 100000, "", "", ROUNDED),
    case("2,5 jt.", 2500000, 100000, "", "", ROUNDED),
    case("500rb", 500000, 1000, "", "", ROUNDED),
    case("1,2 triliun", 1200000000000, 100000000000, "", "", ROUNDED),
    case("1,2 trilyun", 1200000000000, 100000000000, "", "", ROUNDED),
    case("3 ribu triliun", 3 * 10**15, 10**15, "", "", ROUNDED),
    case("Rp 2,00 miliar", 2 * 10**9, 10**7, "Rp", "", ROUNDED),
    case("2.54 miliar", 2540000000, 10000000, "", "", ENGLISH, ROUNDED),
    case("Rp 2.500 miliar", 2500 * 10**9, 10**9, "Rp", "", AMBIGUOUS, ROUNDED),
    case("Rp 2,540 miliar", 2540000000, 1000000, "Rp", "", AMBIGUOUS, ROUNDED),
    case("1 (satu) juta", 1000000, 1000000, "", "", ROUNDED),
    case("Rp 2.5400 miliar", 2540000000, 100000, "Rp", "", ENGLISH, ROUNDED),
    case("2,54 MILIAR", 2540000000, 10000000, "", "", ROUNDED),
]

UNITS = [
    case("94,16%", "94.16", CENT, "%"),
    case("94,16 %", "94.16", CENT, "%"),
    case("94,16\u00a0%", "94.16", CENT, "%"),
    case("93,50\n%", "93.50", CENT, "%"),
    case("85%", 85, 1, "%"),
    case("100 %", 100, 1, "%"),
    case("100%.", 100, 1, "%"),
    case("95 persen", 95, 1, "%"),
    case("95 Persen", 95, 1, "%"),
    case("95,10 (%)", "95.10", CENT, "%"),
    case("95,10 % (Tinggi)", "95.10", CENT, "%", "Tinggi"),
    case("95,10% (Sangat Tinggi)", "95.10", CENT, "%", "Sangat Tinggi"),
    case("12,345%", "12.345", "1/1000", "%", "", AMBIGUOUS),
    case("37,75 km2", "37.75", CENT, "km2"),
    case("37,75 km\u00b2", "37.75", CENT, "km\u00b2"),
    case("37,75km2", "37.75", CENT, "km2"),
    case("5 m3/detik", 5, 1, "m3/detik"),
    case("18 orang", 18, 1, "orang"),
    case("18 Orang", 18, 1, "Orang"),
    case("18orang", 18, 1, "orang"),
    case("12 orang S1", 12, 1, "orang S1"),
    case("1.234 orang", 1234, 1, "orang", "", AMBIGUOUS),
    case("2\ninovasi", 2, 1, "inovasi"),
    case("2 inovasi.", 2, 1, "inovasi"),
    case("28 \u00b0C", 28, 1, "\u00b0C"),
    case("3 \u2030", 3, 1, "\u2030"),
    case("12,5 per 100.000 penduduk", "12.5", "1/10", "per 100.000 penduduk"),
    case("1.500 jiwa/km2", 1500, 1, "jiwa/km2", "", AMBIGUOUS),
    case("2 (dua) dokumen", 2, 1, "dokumen"),
    case("2 (dua)", 2, 1, "", "", TEXT),
    case("95 (sembilan puluh lima persen)", 95, 1, "", "", TEXT),
    case("2.000.000 (dua juta rupiah)", 2000000, 1, "Rp"),
    case("2 inovasi (Tinggi)", 2, 1, "inovasi", "Tinggi"),
    case("83,32(A)", "83.32", CENT, "", "A"),
    case("83,32 ( BB )", "83.32", CENT, "", "BB"),
    case("75,40 (B)", "75.40", CENT, "", "B"),
    case("9" * 60, int("9" * 60), 1, "", "", TEXT),
    case("2.500 (Rp.)", 2500, 1, "Rp"),
    case("83,32 [A]", "83.32", CENT, "", "A"),
    case("83,32 (Sangat\n Tinggi)", "83.32", CENT, "", "Sangat Tinggi"),
    case("83,32 A", "83.32", CENT, "A"),
    case("83,32 ()", "83.32", CENT, "", "", TEXT),
    case("2,54 M", "2.54", CENT, "M"),
]

NOISE = [
    case("  95,10  ", "95.10", CENT, "", "", TEXT),
    case("\u00a095,10\u00a0", "95.10", CENT, "", "", TEXT),
    case("\u200b95,\u200b10\ufeff", "95.10", CENT, "", "", TEXT),
    case("\u202a95,10\u202c", "95.10", CENT, "", "", TEXT),
    case("'95,10", "95.10", CENT, "", "", TEXT),
    case("\u201995,10", "95.10", CENT, "", "", TEXT),
    case("' 95,10", "95.10", CENT, "", "", TEXT),
    case("95,10_x000D_\n", "95.10", CENT, "", "", TEXT),
    case("95,10\t%", "95.10", CENT, "%"),
    case("\u202f95,10\u2009%", "95.10", CENT, "%"),
    case("\uff11\uff12", 12, 1, "", "", TEXT, DIGITS),
    case("\uff19\uff15\uff0c\uff11\uff10\uff05", "95.10", CENT, "%", "", DIGITS),
    case("\uff0812\uff09", -12, 1, "", "", TEXT),
    case("\u0661\u0662\u066b\u0665", "12.5", "1/10", "", "", TEXT, DIGITS),
    case("\u0661\u066c\u0662\u0663\u0664\u066c\u0665\u0666\u0667", 1234567, 1, "", "", TEXT, DIGITS),
    case("\u0668\u0665\u066a", 85, 1, "%", "", DIGITS),
    case("\u06f1\u06f2 orang", 12, 1, "orang", "", DIGITS),
]


@pytest.mark.parametrize(
    ("text", "value", "step", "unit", "category", "flags"),
    TABLE + PLAIN + SIGNS + RUPIAH + MAGNITUDE + UNITS + NOISE,
)
def test_written_forms(text, value, step, unit, category, flags):
    assert parse_text(text) == Number(value, step, False, unit, category, flags, text)


MONEY = [
    case("2.500", 2500, 1, "", "", TEXT),
    case("2.538.871.229,00", 2538871229, 1, "", "", TEXT),
    case("2.538.871.229,50", "2538871229.5", CENT, "", "", TEXT),
    case("2.538.871.229,0", 2538871229, 1, "", "", TEXT),
    case("12,345", "12.345", "1/1000", "", "", TEXT, AMBIGUOUS),
    case("-2.500", -2500, 1, "", "", TEXT),
    case("(2.500)", -2500, 1, "", "", TEXT),
    case("2,500,000", 2500000, 1, "", "", TEXT, ENGLISH),
    case("2.500 juta", 2500 * 10**6, 10**6, "", "", AMBIGUOUS, ROUNDED),
    case("0.125", "0.125", "1/1000", "", "", TEXT, ENGLISH),
]


@pytest.mark.parametrize(("text", "value", "step", "unit", "category", "flags"), MONEY)
def test_money_settles_a_single_dot(text, value, step, unit, category, flags):
    assert parse_text(text, money=True) == Number(value, step, False, unit, category, flags, text)


@pytest.mark.parametrize(
    "text",
    [
        *("2.759.42", "1,23,45", "1_000", "1e5", "1E+05", "1e-3", "1 e5"),
        *("0x1F", "1.2345.678", "1234.567.890", "1234.567,89", "1.234,567.890", "1,234.56.78"),
        *("1.234.567,89,10", "0.125.000", "0,125,000", "0.000,50", "01.234", "001.234", "12.34,5", "12,34.5"),
        *("1..2", "1,,2", "1.,2", "95,", "95.", "95,10.", "1.234.", ",5", ".5", "..5", "1 234 567", "1'234"),
        *("2.759.\n420.020", "1.234\n567", "95,10\n94,20", "95, 10", "5 6", "5-", "1.000-", "5,-3", "--5"),
        *(
            "+-5",
            "-+5",
            "\u00b15",
            "(+5)",
            "((5))",
            "(5",
            "5)",
            "((5)",
            "(5) inovasi",
            "(2 inovasi)",
            "(5) (A)",
        ),
        *(
            "(5)6",
            "(1) Sangat Baik",
            "95-100",
            "95 - 100",
            "5 s.d. 10",
            "5 sampai 10",
            "5 atau 6",
            "1/2",
            "5 x 3",
        ),
        *("12/10/2024", "31-12-2024", "31 Desember 2024", "10:30", "7.01.01", "1.1.1", "IV.1", "TW 1", "S1"),
        *(
            ">90",
            "\u2265 90",
            "< 5",
            "~5",
            "=5",
            "#5",
            "$ 5",
            "US$ 5",
            "No. 5",
            "A (83,32)",
            "Nilai 5",
            "% 95",
        ),
        *(
            "95%%",
            "95% 5",
            "95%-97%",
            "Rp 95%",
            "Rp Rp 5",
            "5 ribu 500",
            "2 juta 500 ribu",
            "2 setengah juta",
        ),
        *("5 ratus", "5 ratus ribu", "2 puluh", "2 koma lima", "2 dua", "Rp 2,54 M", "Rp 2,54M", "Rp 25 K"),
        *(
            "Rp 2,54 T",
            "Rp 5 mil",
            "2,54 (miliar)",
            "2,54 (dalam miliar)",
            "2,54 (Rp juta)",
            "2,54 (juta rupiah)",
        ),
        *(
            "Rp 2,54 (M)",
            "2 million",
            "2 mlr",
            "5 jutaan",
            "90 (85)",
            "90 (-5)",
            "90 (A) (B)",
            "90 (A",
            "90 A)",
        ),
        *("90 ((A))", "90 (A]x", "95,10*", "5:", "5;", "5 ;", "\u00bd", "2\u00bd", "2 \u00bd", "5 (\u00bd)"),
        *(
            "Rp 12.5000",
            "Rp 1.250.00",
            "Rp. .500.000",
            "#DIV/0!",
            "9" * 61,
            "9" * 5000,
            "1.000" * 3000,
            "5 km 3",
        ),
        *(
            "2 inovasi (baru) desa",
            "2 kira (x) miliar",
            "5 (A) ribu 5",
            "12B4",
            "5 orang / 3 desa",
            '"5"',
            "[5]",
            "5 km\u00bd",
            "1 triliun triliun triliun",
            "2 duaribu",
            "2 jutamiliar",
            "5 seratus-ribu",
            "5/juta",
            "90 (.5)",
            "90 (***)",
        ),
    ],
)
def test_malformed(text):
    assert parse_text(text) == Number(None, flags=frozenset((MALFORMED,)), raw=text)


# Each tells one thing about the words around a number that no other case above tells.
WORDS = [
    case("(1.000,-)", -1000, 1, "Rp"),
    case("(1.000),-", -1000, 1, "Rp"),
    case("(1.000 rupiah)", -1000, 1, "Rp"),
    case("(5 %)", -5, 1, "%"),
    case("5 (persen)", 5, 1, "%"),
    case("5 % (persen)", 5, 1, "%"),
    case("5.000 (rupiah)", 5000, 1, "Rp"),
    case("Rp 5.000 rupiah per bulan", 5000, 1, "Rp per bulan"),
    case("83,32 (A).", "83.32", CENT, "", "A"),
    case("83,32 (A.)", "83.32", CENT, "", "A."),
    case("5juta PM10", 5_000_000, 1_000_000, "PM10", "", ROUNDED),
    case("5% PM10", 5, 1, "% PM10"),
    case("5rupiah PM10", 5, 1, "Rp PM10"),
    case("5 paket seribu", 5, 1, "paket seribu"),
    case("5 kg beras m", 5, 1, "kg beras m"),
    case("Rp 5 kg beras m", 5, 1, "Rp kg beras m"),
]
NOT_WORDS = ["(+ 5)", "Rp 5% pajak", "1,234.567,8", "5 % (rupiah)", "Rp 5 M per tahun", "Rp 5 M.", "Rp 5 M. per tahun",
             "5 rupiah K.", "5 E5", "5 .. orang", "5,5.. orang"]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "step", "unit", "category", "flags"), WORDS)
def test_words_around_a_number(text, value, step, unit, category, flags):
    assert parse_text(text) == Number(value, step, False, unit, category, flags, text)


@pytest.mark.parametrize("text", NOT_WORDS)
def test_words_that_may_change_the_number(text):
    assert parse_text(text) == Number(None, flags=frozenset((MALFORMED,)), raw=text)


def test_the_largest_power_that_words_may_name():
    assert parse_text("1 triliun triliun juta").value == 10**30
    assert parse_text("1 triliun triliun juta ribu").flags == {MALFORMED}


def test_malformed_in_money_only():
    assert parse_text("2,54 M").value == F("2.54")
    assert parse_text("2,54 M", money=True) == Number(None, flags=frozenset((MALFORMED,)), raw="2,54 M")
    assert parse_text("12.5000").value == F("12.5")
    assert parse_text("12.5000", money=True).value is None


def test_malformed_foreign_digits_are_still_named():
    assert parse_text("\u0661.\u0662.\u0663").flags == {MALFORMED, DIGITS}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "\u00a0",
            "\u200b",
            "\n",
            "'",
            "' ",
            "-",
            " - ",
            "\u2013",
            "\u2014",
            "\u2212",
            "\u2015",
            "--",
        ),
        *("---", "- -", "(-)", "'-", "nihil", "Nihil", "NIHIL", " nihil ", "nihil.", "n/a", "N/A", "n / a"),
        *("n.a.", "tidak ada", "Tidak Ada", "TIDAK  ADA", "tidak\nada", "Tidak ada.", "_x000D_", "-,-"),
    ],
)
def test_nil(text):
    number = parse_text(text)
    assert number == Number(None, nil=True, raw=text)
    assert number.value is None
    assert number.shown is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [("Rp -", "Rp"), ("Rp. -", "Rp"), ("Rp-", "Rp"), ("Rp \u2013,-", "Rp"), ("- %", "%"), ("-%", "%")],
)
def test_nil_with_unit(text, unit):
    assert parse_text(text) == Number(None, nil=True, unit=unit, raw=text)


def test_nil_constant():
    assert NIL.nil
    assert NIL.value is None
    assert not NIL.flags


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Sangat Tinggi",
            "A",
            "BB",
            "Rp",
            "Rp.",
            "%",
            "...",
            "\u2026",
            "(",
            "()",
            "(A)",
            "+",
            ".",
            ",",
            "km\u00b2",
        ),
        *("tidak ada data", "IV/a", "n", "nil", "satu", "Rp -%", "e", "_", "/", "*", "\u4e09"),
    ],
)
def test_words_without_number(text):
    assert parse_text(text) == Number(None, raw=text)


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#n/a"])
def test_excel_errors_are_malformed(text):
    assert parse_text(text) == Number(None, flags=frozenset((MALFORMED,)), raw=text)


LETTERS = "0123456789.,-+()[]% '\u00a0\n\u2212\u2013Rpe_/:AamiljutrbkK\u0661\u066b\u00bd\u00b2\uff15"
SOUP = st.text(LETTERS, max_size=25)


@given(st.text() | SOUP, st.booleans())
@example("\u0e51\u0be6", False)
@example("\ud800", True)
@settings(max_examples=1500)
def test_never_raises_and_stays_consistent(text, money):
    number = parse_text(text, money=money)
    assert number.raw == text
    assert number.step >= 0
    hash(number)
    if number.nil:
        assert number.value is None
        assert not number.flags
    if number.value is None:
        assert number.step == 0
        assert number.flags <= {MALFORMED, DIGITS}
        assert not number.category
        assert number.value is None
    else:
        assert MALFORMED not in number.flags
        assert number.step > 0
        assert number.shown == number.value  # nothing stated is finer than its own last digit
        bare = not number.unit and not number.category and ROUNDED not in number.flags
        assert (TEXT in number.flags) == bare
        assert any(ch.isdecimal() for ch in text)
    if any(ch.isdecimal() for ch in text) and number.value is None:
        assert MALFORMED in number.flags


@given(st.text("0123456789.,-+() \u00a0%", max_size=20))
@settings(max_examples=1500)
def test_no_digit_is_ever_dropped(text):
    number = parse_text(text)
    if number.value is not None:
        digits = int("".join(re.findall("[0-9]", text)))
        assert any(abs(number.value) * 10**places == digits for places in range(20))


@given(st.text("0123456789.,", min_size=1, max_size=14))
@settings(max_examples=1500)
def test_reading_of_marks_agrees_with_a_plain_restatement(text):
    """The same rules, written a second time as patterns."""
    number = parse_text(text)
    indonesian = re.fullmatch(r"(?:[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,\d+)?", text)
    english = re.fullmatch(r"(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?", text)
    if re.fullmatch(r"0\d{1,2}\.\d{3}", text) or (text and not indonesian and not english):
        assert number.value is None
    elif indonesian:
        assert number.value == F(text.replace(".", "").replace(",", "."))
        assert (AMBIGUOUS in number.flags) == bool(english and re.search("[.,]", text))
        assert ENGLISH not in number.flags
    else:
        assert number.value == F(text.replace(",", ""))
        assert ENGLISH in number.flags
        assert AMBIGUOUS not in number.flags


@given(
    st.fractions(min_value=-(10**15), max_value=10**15),
    st.integers(0, 6),
    st.booleans(),
    st.sampled_from(["", "Rp ", "Rp. ", "\u00a0", "'"]),
    st.sampled_from(["", "%", " %", " orang", " (A)", " miliar"]),
)
@settings(max_examples=800)
def test_round_trip_of_written_numbers(value, decimals, grouping, prefix, suffix):
    text = format_id(value, decimals, grouping=grouping)
    number = parse_text(prefix + text + suffix)
    if prefix.startswith("Rp") and "%" in suffix:
        assert number.value is None
        return
    power = 9 if suffix == " miliar" else 0
    assert number.value is not None
    scaled = value * 10**decimals
    whole = int(abs(scaled) + F(1, 2)) * (1 if scaled >= 0 else -1)
    assert number.value == F(whole) / 10**decimals * 10**power
    assert ENGLISH not in number.flags
    one_mark = text.count(".") + text.count(",") == 1
    if not one_mark:
        assert AMBIGUOUS not in number.flags
    if AMBIGUOUS not in number.flags and not (prefix.startswith("Rp") and whole % 10**decimals == 0):
        assert number.step == F(10) ** power / F(10) ** decimals


@pytest.mark.parametrize(
    "text",
    [
        "9" * 200_000,
        "1." * 100_000,
        "(" * 100_000,
        "-" * 100_000,
        " " * 200_000,
        "1 " * 100_000,
        "5 " + "a " * 99_999,
    ],
)
def test_long_texts_take_no_time(text):
    began = time.perf_counter()
    parse_text(text)
    assert time.perf_counter() - began < 1
