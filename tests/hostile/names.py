"""Names of files and folders."""

from __future__ import annotations

from pathlib import Path

from .case import Family, Read, Refused
from .office import clean

NAMES = Family("names")


def _named(name: str) -> object:
    def build(folder: Path) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(clean())
        return path

    return build


def add(name: str, what: str, file: str, *right: Read | Refused) -> None:
    NAMES.add(f"name-{name}", what, _named(file), *(right or (Read(),)), in_folder=True)  # type: ignore[arg-type]


add("blanks", "blanks in the name", "laporan kinerja 2024 .xlsx")
add("unicode", "letters of several scripts", "кecamatan-日本-é-ﷺ.xlsx")
add("emoji", "emoji", "\U0001f4ca\U0001f468\u200d\U0001f469.xlsx")
add("dash", "a leading dash", "-o.xlsx")
add("percent", "percent signs and braces", "100%s %n {0} {detail}.xlsx")
add("formula", "a name that looks like a formula", "=BAHAYA(1).xlsx")
add("quotes", "quotes, ampersands and angle brackets", "a'b\"c&d<e>.xlsx")
add("newline", "a line break", "a\nb.xlsx")
add("control", "a bell, an escape sequence and a tab", "a\x07\x1b[31m\tb.xlsx")
add("backslash", "backslashes", "a\\..\\b.xlsx")
add("glob", "stars and question marks", "*?[a].xlsx")
add("dollar", "a name that a shell would expand", "$(BAHAYA)`x`;&.xlsx")
add("trailing-dot", "a trailing dot", "laporan.xlsx.")
add("trailing-blank", "a trailing blank", "laporan.xlsx ")
add("upper", ".XLSX", "LAPORAN.XLSX")
add("no-suffix", "no ending", "laporan")
add("other-suffix", "an ending that lies", "laporan.pdf")
add("double-suffix", "two endings", "laporan.xlsx.xlsx")
add("hidden", "a leading dot", ".laporan.xlsx")
add("suffix-only", "an ending only", ".xlsx")
add("own", "a name like a report's", "laporan.LKjIP.xlsx")
add("own-lower", "the same in small letters", "laporan.lkjip.xlsx")
add("255", "a name of 255 bytes, as long as can be", "n" * 250 + ".xlsx")
add("255-unicode", "a name of 255 bytes in letters of three bytes", "ก" * 83 + ".xlsx")
add("240", "a name that is too long for its report's name by a letter", "n" * 245 + ".xlsx")
add("bytes", "bytes that are no UTF-8", "a\udcff\udc80b.xlsx")
add("deep", "thirty folders deep", "/".join("folder panjang" for _ in range(30)) + "/a.xlsx")
add("windows", "a name that Windows reserves", "CON.xlsx")
add("rtl", "a right-to-left override before the ending", "laporan\u202exslx.exe")


def _missing(name: str, what: str, file: str, *right: Refused) -> None:
    NAMES.add(
        f"missing-{name}", what, lambda folder: folder / file, *(right or (Refused("not_found"),)), in_folder=True
    )


_missing("newline", "a name with line breaks, of a file that does not exist", "a\nb\r\nc.xlsx")
_missing("control", "a name that would colour and clear the terminal", "\x1b[2J\x1b]0;BAHAYA\x07\x1b[31ma\x9b.xlsx")
_missing("rtl", "a name that would turn the sentence round", "\u202exslx\u2028\u2066.xlsx")
_missing("braces", "a name with braces", "{detail}{0}{x.__class__}.xlsx")
_missing("bytes", "a name of bytes that are no UTF-8", "a\udcff\udc80b.xlsx")
