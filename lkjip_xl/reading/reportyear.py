"""The year that a submission reports on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.names import plain


def report_year(book: Book) -> int:
    """The year that the submission reports on, 0 where nothing tells: the one that most of Identitas, the last year
    of Riwayat and the statements on the year name; of equally many, the first of these."""
    years: Counter[int] = Counter()
    for year in years_named(book):
        years[year] += 1
    return max(years, key=lambda y: years[y], default=0)


def years_named(book: Book) -> Iterator[int]:
    """The year of the report by each that tells one: Identitas, the last year of Riwayat, statements on the year."""
    for found in book.all("identitas"):
        yield from (y for row in found.data if row.item == "tahun" and (y := _year(book, found.at(row, "isi"))))
    for found in book.all("riwayat"):
        yield from found.years[-1:]
    for found in book.all("pernyataan"):
        for row in found.data:
            later = {"tahun laporan": 0, "tahun sebelumnya": 1}.get(plain(row.name))
            if later is not None and (year := _year(book, found.at(row, "nilai"))):
                yield year + later


def _year(book: Book, at: Address | None) -> int:
    value = book.number(at).value if at is not None else None
    return int(value) if value is not None and value.denominator == 1 and 1900 < value < 2200 else 0
