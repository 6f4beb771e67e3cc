"""Amounts in words, written and compared."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.numbers import differing_words, normalize_words, same_words, terbilang

ROOT = pathlib.Path(__file__).parents[2]
DIGITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
SCALES = {"triliun": 10**12, "miliar": 10**9, "juta": 10**6, "ribu": 1000}


def read_words(text: str) -> int:
    """A second, independent reading of amounts in words; strict about the order of the scales."""
    words = text.casefold().split()
    sign = 1
    if words[0] == "minus":
        sign, words = -1, words[1:]
    total, group, last_scale = 0, 0, 10**15
    pending = 0
    for word in words:
        if word in DIGITS:
            assert pending == 0
            pending = DIGITS.index(word)
            assert pending or len(words) == 1
        elif word == "belas":
            group, pending = group + 10 + pending, 0
        elif word == "puluh":
            assert pending > 1
            group, pending = group + 10 * pending, 0
        elif word == "ratus":
            assert pending > 1
            group, pending = group + 100 * pending, 0
        elif word in ("sepuluh", "sebelas", "seratus"):
            group += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word]
        elif word == "seribu":
            assert total == group == pending == 0
            assert last_scale > 1000
            total, last_scale = 1000, 1000
        else:
            scale = SCALES[word]
            assert scale < last_scale
            assert group + pending > 0
            total, group, pending, last_scale = total + (group + pending) * scale, 0, 0, scale
    return sign * (total + group + pending)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Nol"),
        (1, "Satu"),
        (10, "Sepuluh"),
        (11, "Sebelas"),
        (12, "Dua Belas"),
        (19, "Sembilan Belas"),
        (20, "Dua Puluh"),
        (21, "Dua Puluh Satu"),
        (100, "Seratus"),
        (101, "Seratus Satu"),
        (111, "Seratus Sebelas"),
        (200, "Dua Ratus"),
        (1000, "Seribu"),
        (1001, "Seribu Satu"),
        (1100, "Seribu Seratus"),
        (1999, "Seribu Sembilan Ratus Sembilan Puluh Sembilan"),
        (2000, "Dua Ribu"),
        (11000, "Sebelas Ribu"),
        (21000, "Dua Puluh Satu Ribu"),
        (100000, "Seratus Ribu"),
        (101000, "Seratus Satu Ribu"),
        (10**6, "Satu Juta"),
        (1000100, "Satu Juta Seratus"),
        (1001000, "Satu Juta Satu Ribu"),
        (10**9, "Satu Miliar"),
        (10**12, "Satu Triliun"),
        (10**14, "Seratus Triliun"),
        (-5, "Minus Lima"),
        (
            2538871229,
            "Dua Miliar Lima Ratus Tiga Puluh Delapan Juta Delapan Ratus Tujuh Puluh Satu Ribu "
            "Dua Ratus Dua Puluh Sembilan",
        ),
        (
            999 * 10**12 + 999,
            "Sembilan Ratus Sembilan Puluh Sembilan Triliun Sembilan Ratus Sembilan Puluh Sembilan",
        ),
    ],
)
def test_terbilang(number, words):
    assert terbilang(number) == words
    assert terbilang(number, rupiah=True) == f"{words} Rupiah"


@given(
    st.integers(-(10**15) + 1, 10**15 - 1)
    | st.integers(0, 3000)
    | st.builds(lambda a, b, c: a * 10**b + c, st.integers(0, 999), st.integers(0, 11), st.integers(0, 1200))
)
@settings(max_examples=1000)
def test_terbilang_reads_back(number):
    assert read_words(terbilang(number)) == number


def test_every_small_number_reads_back():
    for number in range(2100):
        assert read_words(terbilang(number)) == number
        assert read_words(terbilang(number * 1000)) == number * 1000


def test_terbilang_too_large():
    with pytest.raises(OverflowError):
        terbilang(10**36)


@given(st.integers(0, 10**15 - 1), st.integers(0, 10**15 - 1))
def test_different_numbers_have_different_words(a, b):
    assert same_words(terbilang(a), terbilang(b, rupiah=True)) == (a == b)


@pytest.mark.parametrize(
    "text",
    [
        "Dua Miliar Lima Ratus Ribu Rupiah",
        "dua miliar lima ratus ribu rupiah",
        "DUA MILYAR LIMA RATUS RIBU RUPIAH",
        "(Dua Milyar Lima Ratus Ribu Rupiah)",
        "  dua\u00a0miliar \n lima  ratus ribu",
        "Dua-Miliar Lima-Ratus Ribu Rupiah.",
        "Terbilang: Dua Miliar Lima Ratus Ribu Rupiah",
        "Dua Miliar, Lima Ratus Ribu Rupiah,-",
        "# Dua Miliar Lima Ratus Ribu Rupiah #",
        "duamiliar limaratusribu rupiah",
        "DuaMiliarLimaRatusRibuRupiah",
        "dua\u200b mili\u00adar lima ratus ribu",
        "dua miliar rupiah lima ratus ribu rupiah rupiah".replace("rupiah lima", "lima"),
    ],
)
def test_same_words_however_written(text):
    assert normalize_words(text) == ("dua", "miliar", "lima", "ratus", "ribu")
    assert same_words(text, terbilang(2000500000, rupiah=True))
    assert differing_words(text, terbilang(2000500000)) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("satu juta satu ribu", "satu juta seribu"),
        ("satu ribu dua ratus", "seribu dua ratus"),
        ("satu triliun satu ribu lima", "satu trilyun seribu lima"),
        ("minus satu ribu", "min seribu"),
    ],
)
def test_a_thousand_in_either_way(a, b):
    assert same_words(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("seratus satu ribu", "seratus seribu"),
        ("dua puluh satu ribu", "dua puluh seribu"),
        ("dua juta", "dua miliar"),
        ("sejuta", "satu juta"),
        ("lima puluh", "lima belas"),
        ("", "nol"),
        ("dua ratus", "dua ribu ratus"),
        ("minus lima", "lima"),
    ],
)
def test_other_words(a, b):
    assert not same_words(a, b)
    assert differing_words(a, b)


def test_what_is_counted_may_stand_behind_either_side():
    assert same_words("dua orang", "dua", "orang")
    assert same_words("dua", "dua orang", "orang")
    assert same_words("dua orang desa", "dua rupiah", "orang desa")
    assert not same_words("dua orang", "dua")
    assert not same_words("dua", "dua orang")
    assert not same_words("dua puluh", "dua", "puluh")


def test_differing_words_names_them():
    stated = "Dua Milyar Lima Ratus Tiga Puluh Delapan Juta Rupiah"
    expected = "Dua Miliar Lima Ratus Empat Puluh Delapan Juta Rupiah"
    assert differing_words(stated, expected) == [("tiga", "empat")]
    assert differing_words("dua juta lima ribu", "dua juta") == [("lima ribu", "")]
    assert differing_words("dua juta", "dua juta lima ribu rupiah") == [("", "lima ribu")]
    assert differing_words("", "satu") == [("", "satu")]
    assert differing_words("", "") == []
    both = differing_words("dua juta tiga ribu empat", "lima juta tiga ribu enam")
    assert both == [("dua", "lima"), ("empat", "enam")]


@given(st.text(), st.text())
def test_comparison_never_raises_and_agrees_with_itself(a, b):
    differences = differing_words(a, b)
    assert (differences == []) == same_words(a, b)
    assert same_words(a, a)
    assert [(right, left) for left, right in differing_words(b, a)] == differences or len(differences) > 0
    words = normalize_words(a)
    assert normalize_words(" ".join(words)) == words or "terbilang" in words


def test_slow_imports_come_late():
    code = (
        "import sys, lkjip_xl.numbers as n; n.parse_cell('5'); n.same_words('a', 'a');"
        "print([m for m in ('num2words', 'difflib', 'datetime') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
