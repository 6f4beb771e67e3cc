"""The forms in which offices write an LRA: what may differ while every figure stays the same."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

BASIC = ("anggaran", "realisasi", "persen")
LEFT = ("anggaran", "realisasi", "sisa", "persen")
WIDE = ("murni", "anggaran", "beda", "realisasi", "persen", "lebih", "lalu")
QUARTERS = ("anggaran", "tw1", "tw2", "tw3", "tw4", "realisasi", "persen", "sisa")
CHANGE = ("murni", "anggaran", "beda", "persen_beda", "realisasi", "persen")


@dataclass(frozen=True)
class Form:
    """One form. `numbering` and `names` tell how the tree shows, `sums` where the sums stand: "before" in the row
    itself, "after" in a row below its parts, "both". `extras` are further habits, see layout.py."""

    name: str
    tree: str = "program"
    numbering: str = "program4"
    names: str = "plain"
    columns: tuple[str, ...] = BASIC
    heading: str = "one"
    sums: str = "before"
    sum_label: str = "Jumlah {}"
    total: str = "JUMLAH"
    total_at: str = "below"
    unit: int = 1
    percent: str = "points"  # points, fraction
    zero: str = "-"  # what stands for 0 of 0
    sheet: str = "LRA"
    beside: bool = False  # beside PK and Realisasi
    certain: bool = True  # something else than the amounts tells the tree
    extras: frozenset[str] = frozenset()

    def with_(self, *extras: str) -> Form:
        return replace(self, extras=self.extras | set(extras), name=f"{self.name}, {', '.join(extras)}")


def _account(name: str, numbering: str = "account", **more: object) -> Form:
    return Form(name, "account", numbering, total="", **more)  # type: ignore[arg-type]


def _f(*extras: str) -> frozenset[str]:
    return frozenset(extras)


FORMS: tuple[Form, ...] = (
    # programs
    Form("program codes, last group of four digits"),
    Form("program codes, last group of two digits", numbering="program2"),
    Form("program codes with X.XX", numbering="xx"),
    Form("program codes under urusan and bidang", numbering="urusan"),
    Form("codes split over columns", numbering="split", columns=LEFT),
    Form("one group of the code in a column of its level", numbering="stairs"),
    Form("letters and numbers A, 1, 1.1", numbering="letters"),
    Form("I, A, 1", numbering="roman"),
    Form("A., 1), a)", numbering="marks"),
    Form("1, 1.1, 1.1.1", numbering="digits", columns=LEFT),
    Form("leading blanks only", numbering="none", names="blanks"),
    Form("names over several columns", numbering="none", names="spread"),
    Form("indent of the cell only", numbering="none", names="indent"),
    Form("running numbers and leading blanks", numbering="running", names="blanks"),
    Form("program, kegiatan, sub kegiatan by name only", numbering="none"),
    Form("bold and italic type only", numbering="none", names="face"),
    Form("bold type only, in another order of columns", numbering="none", names="face", columns=LEFT, sheet="LRA 2024"),
    Form("without any sign, told by the amounts", numbering="none", names="bare", certain=False),
    # accounts
    _account("account codes"),
    _account("account codes, two levels", extras=_f("shallow")),
    _account("account codes with padded groups", "padded"),
    _account("account codes without dots", "dense"),
    _account("account codes split over columns", "split"),
    _account("accounts by letters", "letters"),
    _account("accounts by indentation", "none", names="blanks"),
    _account("accounts over several columns", "none", names="spread"),
    _account("accounts by name only", "none"),
    _account("accounts by bold and italic type", "none", names="face"),
    _account("accounts with pembiayaan, netto, SILPA", extras=_f("pembiayaan", "balances")),
    _account("surplus row", extras=_f("balances"), columns=LEFT),
    _account("sums below, surplus row", sums="after", sum_label="JUMLAH {}", extras=_f("balances"), columns=WIDE),
    _account("only belanja", extras=_f("belanja"), columns=LEFT),
    _account("only belanja, TOTAL BELANJA below", sums="after", sum_label="TOTAL {}", extras=_f("belanja")),
    _account("0 of 0 printed as 0", zero="0", columns=LEFT),
    _account("0 of 0 left blank", zero=""),
    _account("as the samples: merged pairs, heading over two", names="spread", columns=("anggaran", "realisasi"),
             sheet="Sheet1", extras=_f("pairs", "letterhead", "signature", "shallow")),
    # sums and totals
    Form("sums below the parts", sums="after", numbering="letters", total="TOTAL"),
    Form("sums above and below", sums="both", numbering="letters", total="Jumlah Total"),
    Form("Sub Total after each kegiatan", sums="after", sum_label="Sub Total", numbering="letters", total="GRAND TOTAL",
         extras=_f("sums of kegiatan only")),
    Form("T O T A L", total="T O T A L"),
    Form("Jml", total="Jml", numbering="letters"),
    Form("total above", total="Jumlah", total_at="above"),
    Form("TOTAL BELANJA", total="TOTAL BELANJA", numbering="digits"),
    Form("no total", total=""),
    # columns and headings
    Form("murni, perubahan, last year", columns=WIDE),
    Form("change in rupiah and percent, two-row heading", columns=CHANGE, heading="two"),
    Form("quarters under one heading", columns=QUARTERS, heading="two"),
    Form("column numbers under the heading", columns=LEFT, heading="numbers"),
    Form("three heading rows", columns=WIDE, heading="three"),
    Form("synonyms in the heading", columns=LEFT, heading="synonyms"),
    Form("percentages as fractions", percent="fraction"),
    Form("in thousands", unit=1000, columns=LEFT),
    Form("in millions", unit=1_000_000),
    Form("amounts as text", extras=_f("text"), columns=("anggaran", "realisasi", "lebih", "persen")),
    # the page
    Form("letterhead and signature", extras=_f("letterhead", "signature"), columns=LEFT),
    Form("heading on every page", extras=_f("pages")),
    Form("sums carried from page to page", extras=_f("pages", "carried"), numbering="letters"),
    Form("notes and empty rows between", extras=_f("notes", "gaps")),
    Form("hidden rows and columns", extras=_f("hidden"), columns=WIDE),
    Form("two LRA on one sheet", extras=_f("second"), numbering="letters"),
    Form("by program and by jenis side by side", extras=_f("side"), columns=LEFT),
    Form("amounts in merged pairs", extras=_f("pairs"), columns=LEFT),
    # beside PK and Realisasi
    Form("beside PK and Realisasi", beside=True, columns=LEFT),
    Form("letters beside PK and Realisasi", beside=True, numbering="letters", sums="after", total="TOTAL ANGGARAN"),
    _account("account codes beside PK and Realisasi", beside=True, columns=LEFT, extras=_f("balances")),
    Form("in thousands beside PK and Realisasi", beside=True, unit=1000),
)  # fmt: skip


def mixed(rng: random.Random) -> Form:
    """A form of habits put together at random."""
    account = rng.random() < 0.5
    numberings = (
        ("account", "padded", "dense", "split", "letters", "digits", "none")
        if account
        else ("program4", "program2", "xx", "urusan", "split", "stairs", "letters", "roman", "marks", "digits", "none")
    )
    numbering = rng.choice(numberings)
    names = rng.choice(("blanks", "spread")) if numbering == "none" else rng.choice(("plain", "plain", "spread"))
    sums = rng.choice(("before", "before", "after", "both"))
    extras = {e for e in ("letterhead", "signature", "notes", "gaps", "hidden") if rng.random() < 0.4}
    extras |= {e for e in ("pages", "pairs", "text") if rng.random() < 0.15}
    if account:
        extras |= {e for e in ("balances", "pembiayaan", "shallow") if rng.random() < 0.5}
        extras -= set() if "balances" in extras else {"pembiayaan"}
    total = "" if account else rng.choice(("JUMLAH", "TOTAL", "Jumlah Total", "T O T A L", "GRAND TOTAL", ""))
    return Form(
        "mixed",
        "account" if account else "program",
        numbering,
        names,
        rng.choice((BASIC, LEFT, WIDE, QUARTERS, CHANGE)),
        rng.choice(("one", "two", "numbers", "three", "synonyms")),
        sums,
        rng.choice(("Jumlah {}", "JUMLAH {}", "Total {}")),
        total,
        "below" if sums != "before" or rng.random() < 0.8 else "above",
        1 if "text" in extras or rng.random() < 0.8 else 1000,
        rng.choice(("points", "fraction")),
        rng.choice(("-", "0", "")),
        rng.choice(("LRA", "LRA 2024", "Sheet1", "Lampiran LRA", "LRA ")),
        rng.random() < 0.3,
        frozenset(extras),
    )
