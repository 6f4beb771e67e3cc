"""Numeric cells: the stored number read together with its number format."""

from __future__ import annotations

import datetime
import math
import time
from decimal import Decimal
from fractions import Fraction as F

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lkjip_xl.numbers import Flag, Number, parse_cell, parse_numeric, parse_text
from lkjip_xl.numbers.excelformat import shows_nothing

CENT = F(1, 100)
ACCOUNTING = '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'
RUPIAH = '_("Rp"* #,##0_);_("Rp"* \\(#,##0\\);_("Rp"* "-"_);_(@_)'


def case(stored: float, number_format: str, value: object, step: object = 1, unit: str = "", *flags: Flag):
    return pytest.param(
        stored, number_format, F(value), F(step), unit, frozenset(flags), id=f"{stored!r} {number_format!r}"
    )


FIVE_THINGS = [
    case(0.85, "0%", 85, 1, "%"),
    case(85, "General", 85),
    case(85, '0.00"%"', 85, CENT, "%"),
    case(85, "0%", 8500, 1, "%", Flag.PERCENT),
]

GENERAL = [
    case(95.1, "General", "95.1", "1/10"),
    case(95.1, "", "95.1", "1/10"),
    case(95.1, "@", "95.1", "1/10"),
    case(95.1, "GENERAL", "95.1", "1/10"),
    case(95.1, "[Red]General", "95.1", "1/10"),
    case(0.1 + 0.2, "General", "0.3", "1/10"),
    case(2759420020, "General", 2759420020),
    case(2759420020.0, "General", 2759420020),
    case(1000, "General", 1000),
    case(0, "General", 0),
    case(-0.0, "General", 0),
    case(-12.5, "General", "-12.5", "1/10"),
    case(1 / 3, "General", "0.333333333333333", F(1, 10**15)),
    case(1e16, "General", 10**16, 100),
    case(1e15, "General", 10**15, 10),
    case(999999999999999, "General", 999999999999999),
    case(123456789012345678, "General", 123456789012346000, 1000),
    case(1e-07, "General", F(1, 10**7), F(1, 10**7)),
    case(1.5e-07, "General", F(15, 10**8), F(1, 10**8)),
    case(85, 'General"%"', 85, 1, "%"),
    case(85, 'General" orang"', 85, 1, "orang"),
    case(85, '"Rp "General', 85, 1, "Rp"),
    case(0.5, "# ?/?", "0.5", "1/10"),
    case(0.125, "# ??/??", "0.125", "1/1000"),
    case(0.5, "# ?/100", "0.5", "1/10"),
    case(0.5, ";;;", "0.5", "1/10"),
    case(5, '"teks"', 5),
    case(7, "0" * 1001, 7),
]

FIXED = [
    case(95.1, "0.00", "95.1", CENT),
    case(95.126, "0.00", "95.126", CENT),
    case(2759420020, "#,##0", 2759420020),
    case(2759420020.5, "#,##0", "2759420020.5"),
    case(5, "0", 5),
    case(5, "#", 5),
    case(5, "0.0", 5, "1/10"),
    case(5, ".00", 5, CENT),
    case(5, "0.##", 5, CENT),
    case(5, "0.0?", 5, CENT),
    case(5, "0.", 5),
    case(5, "00000", 5),
    case(5, "0.00_)", 5, CENT),
    case(5, "0.00_-", 5, CENT),
    case(5, "0.00*0", 5, CENT),
    case(5, "[Red]0.00", 5, CENT),
    case(5, "[Color10]0.00;[Red]-0.0", 5, CENT),
    case(-5, "[Color10]0.00;[Red]-0.0", -5, "1/10"),
    case(5, '0.00" .000"', 5, CENT),
    case(5, "0\\.000", 5),
    case(5, '0.00"', 5, CENT),
    case(5, "0.00\\", 5, CENT),
    case(5, "0.00[", 5, CENT),
    case(5, "0 ", 5),
    case(1234, "# ##0", 1234),
    case(1234.5, "#,##0.00;(#,##0.00)", "1234.5", CENT),
]

SECTIONS = [
    case(5, "0;0.0;0.00", 5, 1),
    case(-5, "0;0.0;0.00", -5, "1/10"),
    case(0, "0;0.0;0.00", 0, CENT),
    case(0, "0.0;0.00", 0, "1/10"),
    case(0.5, "0;0.0;0.00", "0.5"),
    case(0, "0.0;0;0.00;0.000", 0, CENT),
    case(-5, "0;0", -5, 1),
    case(0, ACCOUNTING, 0, 1),
    case(5, ACCOUNTING, 5, CENT),
    case(-5, ACCOUNTING, -5, CENT),
    case(0, '0.00%;-0.00%;"-"', 0, CENT, "%"),
    case(-5, "0.0;;", -5, "1/10"),
    case(0, "0.0;;", 0, "1/10"),
    case(5, "0.00;@", 5, CENT),
    case(-5, "0.00;@", -5, CENT),
    case(5, "[<10]0.0;0.00", 5, "1/10"),
    case(15, "[<10]0.0;0.00", 15, CENT),
    case(15, "[<10]0.0;[<=20]0.00;0.000", 15, CENT),
    case(25, "[<10]0.0;[<=20]0.00;0.000", 25, "1/1000"),
    case(5, "[>=5]0.0;0.00", 5, "1/10"),
    case(5, "[<>5]0.0;0.00", 5, CENT),
    case(5, "[=5]0.0;0.00", 5, "1/10"),
    case(5, "[>100]0.0", 5, "1/10"),
    case(2500000, '[>999999]0.0,,"jt";0', 2500000, 10**5),
]

SCALED = [
    case(1234567, "#,##0,", 1234567, 1000),
    case(1234567, "0,,", 1234567, 10**6),
    case(1234567, "0.0,,", 1234567, 10**5),
    case(1234567, "#,##0,.0", 1234567, 100),
    case(1234567, '#,##0," ribu"', 1234567, 1000),
    case(2540000000, '0.00,,," miliar"', 2540000000, 10**7),
    case(2.54, '0.00" miliar"', 2540000000, 10**7, "", Flag.ROUNDED),
    case(2.54, '"Rp "0.00" miliar"', 2540000000, 10**7, "Rp", Flag.ROUNDED),
    case(2540, '0.00," juta"', 2540000, 10**4, "", Flag.ROUNDED),
    case(5, '0" Juta"', 5000000, 10**6, "", Flag.ROUNDED),
    case(5, '0" jt."', 5000000, 10**6, "", Flag.ROUNDED),
    case(25.4, '0.00" miliar"', 25400000000, 10**7, "", Flag.ROUNDED),
    case(5, 'General" juta"', 5000000, 10**6, "", Flag.ROUNDED),
]

PERCENT = [
    case(0.9416, "0.00%", "94.16", CENT, "%"),
    case(0.9416, "0.00%", "94.16", CENT, "%"),
    case(0.941649, "0.00%", "94.1649", CENT, "%"),
    case(0.9416, "0.00\\ %", "94.16", CENT, "%"),
    case(0.9416, "0.00 %", "94.16", CENT, "%"),
    case(0.9416, "%0.00", "94.16", CENT, "%"),
    case(0.9416, "General%", "94.16", CENT, "%"),
    case(0.9416, "0%%", 9416, 1, "%"),
    case(94.16, '0.00"%"', "94.16", CENT, "%"),
    case(94.16, "0.00\\%", "94.16", CENT, "%"),
    case(94.16, '0.00" %"', "94.16", CENT, "%"),
    case(94.16, '"% "0.00', "94.16", CENT, "%"),
    case(94.16, "0.00_%", "94.16", CENT),
    case(94.16, "0.00[%]", "94.16", CENT),
    case(-85, "0%", -8500, 1, "%", Flag.PERCENT),
    case(10, "0%", 1000, 1, "%"),
    case(10.01, "0%", 1001, 1, "%", Flag.PERCENT),
    case(1000, "0%", 100000, 1, "%", Flag.PERCENT),
    case(1001, "0%", 100100, 1, "%"),
    case(9.5, "0%", 950, 1, "%"),
    case(1.0114, "0.00%", "101.14", CENT, "%"),
    case(0, "0.00%", 0, CENT, "%"),
]

MONEY = [
    case(2500, '"Rp"#,##0', 2500, 1, "Rp"),
    case(2500, '"Rp. "#,##0.00', 2500, CENT, "Rp"),
    case(2500, "[$Rp-421]#,##0", 2500, 1, "Rp"),
    case(2500, "[$Rp-421]\\ #,##0.00", 2500, CENT, "Rp"),
    case(2500, "[$IDR]\\ #,##0", 2500, 1, "Rp"),
    case(2500, "Rp#,##0", 2500, 1, "Rp"),
    case(2500, "Rp\\ #,##0", 2500, 1, "Rp"),
    case(2500, "\\R\\p#,##0", 2500, 1, "Rp"),
    case(2500, '#,##0" rupiah"', 2500, 1, "Rp"),
    case(2500, "[$-421]#,##0", 2500),
    case(2500, RUPIAH, 2500, 1, "Rp"),
    case(-2500, RUPIAH, -2500, 1, "Rp"),
    case(0, RUPIAH, 0, 1, "Rp"),
    case(5, '0" inovasi"', 5, 1, "inovasi"),
    case(37.75, '0.00" km2"', "37.75", CENT, "km2"),
    case(5, '0" (A)"', 5),
    case(5, '0" m2"', 5, 1, "m2"),
    case(5, '#,##0" Rp"', 5, 1, "Rp"),
    case(5, '#,##0" Rupiah"', 5, 1, "Rp"),
]

EXPONENT = [
    case(12345.678, "0.00E+00", "12345.678", 100),
    case(0.00123, "0.0E+00", "0.00123", F(1, 10000)),
    case(12345.678, "##0.0E+0", "12345.678", 100),
    case(0, "0.00E+00", 0, CENT),
    case(1234.5, "0.00E+00", "1234.5", 10),
    case(0.9416, "0.00E+00%", "94.16", "1/10", "%"),
    case(12345.678, "0E-0", "12345.678", 10000),
]

DATE = [
    *(case(45000, text, 45000, 1, "", Flag.DATE) for text in ("dd/mm/yyyy", "yyyy-mm-dd", "d", "h:mm")),
    *(case(45000, text, 45000, 1, "", Flag.DATE) for text in ("[h]:mm:ss", "mm:ss.0", "[mm]:ss", "[ss].00")),
    *(case(45000, text, 45000, 1, "", Flag.DATE) for text in ("[$-421]dd mmmm;@", "[$-F800]d", "D/M/YY")),
    case(45000.5, "h:mm AM/PM", "45000.5", "1/10", "", Flag.DATE),
    case(95.1, "dd/mm/yyyy", "95.1", "1/10", "", Flag.DATE),
    case(5, '0" hari"', 5, 1, "hari"),
    case(5, "0_d", 5),
    case(5, "[Red]0", 5),
    case(5, '"dmy"0', 5),
]


@pytest.mark.parametrize(
    ("stored", "number_format", "value", "step", "unit", "flags"),
    FIVE_THINGS + GENERAL + FIXED + SECTIONS + SCALED + PERCENT + MONEY + EXPONENT + DATE,
)
def test_numeric_cells(stored, number_format, value, step, unit, flags):
    expected = Number(value, step, unit=unit, flags=flags, raw=stored)
    assert parse_numeric(stored, number_format) == expected
    assert parse_cell(stored, number_format) == expected


# Formats of which each tells one thing that no other case above tells.
RARE = [
    case(5, '0.0""0', 5, CENT),
    case(5, "0[$ orang-421]", 5, 1, "orang"),
    case(5, "IDR 0", 5, 1, "Rp"),
    case(5, '0" orang anak"', 5, 1, "orang anak"),
    case(5, '0 "ribu" "orang"', 5000, 1000, "orang", Flag.ROUNDED),
    case(5, '0" ribu juta"', 5 * 10**9, 10**9, "", Flag.ROUNDED),
    case(0.5, "AM/PM", "0.5", "1/10", "", Flag.DATE),
    case(0.5, "HH:MM:SS.00", "0.5", "1/10", "", Flag.DATE),
    case(5, '"ribu"', 5),
    case(5, '"Rp"', 5, 1, "Rp"),
    case(5, '"%"', 5, 1, "%"),
    case(5, '"orang"', 5),
    case(5, ",.0", 5, "1/10"),
    case(1, "0.0;0;0.00", 1, "1/10"),
    case(0.0, "0;0.0;0.00", 0, CENT),
]


@pytest.mark.parametrize(("stored", "number_format", "value", "step", "unit", "flags"), RARE)
def test_rare_formats(stored, number_format, value, step, unit, flags):
    test_numeric_cells(stored, number_format, value, step, unit, flags)


@pytest.mark.parametrize(
    ("value", "number_format", "nothing"),
    [
        *((value, ";;;", True) for value in (5, 0, -5, 0.5)),
        (5, '"-"', True), (5, "0;0;", False), (0, "0;0;", True), (0, '0;-0;"-"', True), (-5, '0;-0;"-"', False),
        (-5, "0;;0", True), (-0.5, "0;;0", True), (5, "0;;0", False), (0, "0;;0", False),
        (1, ";0;0", True), (0.5, ";0;0", True), (-1, ";0;0", False), (0, ";0;0", False),
        (-5, "0.00;@", False), (5, "[Red]", False), (5, "[Red][>1]", False), (5, "[Red];[Red]", True),
        (5, "[>3];0", True), (2, "[>3];0", False), (0.5, "[>0.4];0", True),
        (5, "General", False), (5, "", False), (45000, "dd/mm", False),
        *((value, ";;;", False) for value in (True, "5", None, math.inf, math.nan)),
    ],
)  # fmt: skip
def test_numbers_that_their_format_hides(value, number_format, nothing):
    assert shows_nothing(value, number_format) is nothing


def test_five_things_that_look_alike_stay_apart():
    numbers = [parse_numeric(0.85, "0%"), parse_numeric(85, "General"), parse_numeric(85, '0.00"%"')]
    numbers += [parse_numeric(85, "0%"), parse_text("85%")]
    assert [number.value for number in numbers] == [85, 85, 85, 8500, 85]
    assert len({(n.value, n.step, n.unit, n.flags, type(n.raw)) for n in numbers}) == 5


@pytest.mark.parametrize("value", [True, False, math.nan, math.inf, -math.inf, 10**400, -(10**400)])
def test_no_number(value):
    number = parse_numeric(value, "0.00")
    assert number.value is None
    assert not number.nil
    assert number.step == 0
    assert number.flags == {Flag.MALFORMED}


@pytest.mark.parametrize(
    ("stored", "number_format", "shown", "decimals"),
    [
        (95.125, "0.00", "95.13", 2),
        (-95.125, "0.00", "-95.13", 2),
        (0.94165, "0.00%", "94.17", 2),
        (1234567, "#,##0,", 1235000, 0),
        (1.005, "0.00", "1.01", 2),
        (95.1, "General", "95.1", 1),
    ],
)
def test_shown(stored, number_format, shown, decimals):
    number = parse_numeric(stored, number_format)
    assert number.shown == F(shown)
    assert number.decimals == decimals


FORMATS = st.text('0#?.,%;@"\\_*[]<>=-+()/:EeGeneraldmyhsRp$ 12', max_size=40) | st.text(max_size=20)


@given(st.floats() | st.integers(), FORMATS)
@example(5e-324, "0.00E+00")
@example(1.7976931348623157e308, "0" + "%" * 500)
@example(1e308, "0" + "," * 500 + '"triliun triliun triliun"')
@example(1, "." + "0" * 900)
@example(1, "[<" + "9" * 900 + "]0;0.0")
@settings(max_examples=2000)
def test_never_raises(value, number_format):
    number = parse_numeric(value, number_format)
    assert number.value is None or number.step > 0
    assert (number.value is None) == (Flag.MALFORMED in number.flags)
    assert number.decimals >= 0
    assert not number.nil
    assert repr(number) == repr(parse_cell(value, number_format))  # nan is not equal to itself
    hash(number)


@given(
    st.floats(-1e15, 1e15),
    st.integers(0, 8),
    st.sampled_from(["", "#,##"]),
    st.sampled_from(["", "%", '"%"']),
)
@settings(max_examples=500)
def test_value_stays_unrounded_and_step_follows_the_format(value, decimals, grouping, suffix):
    number = parse_numeric(value, f"{grouping}0{'.' if decimals else ''}{'0' * decimals}{suffix}")
    factor = 100 if suffix == "%" else 1
    assert number.value == F(Decimal(format(value, ".15g"))) * factor
    assert number.step == F(1, 10**decimals)
    assert number.decimals == decimals
    assert number.unit == ("%" if suffix else "")


@given(st.floats(allow_nan=False, allow_infinity=False))
@settings(max_examples=500)
def test_general_states_all_digits(value):
    number = parse_numeric(value, "General")
    assert number.value is not None
    assert number.shown == number.value
    if value:
        assert abs(number.value - F(value)) <= abs(F(value)) / 10**14


LONG_FORMATS = ["[" * 99_999, '"' * 99_999, "0" * 99_999, "0.0;" * 30_000, "E+0" * 300]


@pytest.mark.parametrize("number_format", LONG_FORMATS)
def test_long_formats_take_no_time(number_format):
    began = time.perf_counter()
    parse_numeric(1.5, number_format)
    assert time.perf_counter() - began < 1


def test_parse_cell_none_is_nil():
    assert parse_cell(None) == Number(None, nil=True)
    assert parse_cell(None, "0%").nil


def test_parse_cell_text():
    assert parse_cell("95,10 %", "0%") == parse_text("95,10 %")
    assert parse_cell("2.500", "@", money=True) == parse_text("2.500", money=True)
    assert Flag.AMBIGUOUS in parse_cell("2.500").flags


@pytest.mark.parametrize(
    "value",
    [
        datetime.datetime(2024, 12, 31, 1, 2),
        datetime.date(2024, 12, 31),
        datetime.time(1, 2),
        datetime.timedelta(days=3),
        type("Stamp", (datetime.datetime,), {})(2024, 1, 1),
    ],
)
def test_parse_cell_dates(value):
    assert parse_cell(value) == Number(None, flags=frozenset((Flag.MALFORMED, Flag.DATE)), raw=value)


@pytest.mark.parametrize("value", [True, False, b"5", [5], {}, object(), Decimal(5), F(1, 2), 5j])
def test_parse_cell_anything_else(value):
    number = parse_cell(value, "0.00")
    assert number.value is None
    assert number.flags == {Flag.MALFORMED}
    assert number.raw is value
