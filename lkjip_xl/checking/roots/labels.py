"""Words that decide what is counted together: a kelompok that one sheet tells otherwise makes two means wrong.

That two sheets differ in a word proves nothing about figures. So the word is put as the others have it, everything is
judged again, and it is the root if contradictions vanish by that and none arises.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from lkjip_xl.address import Address
from lkjip_xl.book import Book
from lkjip_xl.checking.judgement import Judgement
from lkjip_xl.checking.roots.misplaced import mark
from lkjip_xl.checking.roots.texts import TextRead

CODE = "S-10"  # words that must agree
_MOST_TRIED = 6  # each try judges the whole submission again


def find_labels(judged: Sequence[Judgement], book: Book, judge: Callable[[Book], list[Judgement]]) -> list[TextRead]:
    """The words that make figures wrong; `judge` gives all judgements of another book."""
    wrong = {mark(j): j for j in judged if j.verdict.wrong}
    words = [j for j in wrong.values() if j.claim.code == CODE and isinstance(j.exact, str)]
    if len(words) == len(wrong):
        return []
    found = []
    for word in words[:_MOST_TRIED]:
        after = {mark(j) for j in judge(_with_text(book, word.claim.at, str(word.exact))) if j.verdict.wrong}
        settled = tuple(j for m, j in wrong.items() if m not in after and j.claim.code != CODE)
        if settled and after <= wrong.keys() - {mark(word)}:
            found.append(TextRead(word.claim.at, settled, CODE))
    return found


def _with_text(book: Book, at: Address, text: str) -> Book:
    """The same submission with another text in one cell."""
    before = book.by_name[at.sheet]
    cell = before.cell(at.row, at.col)._replace(value=text, formula=None)
    after = replace(before, cells={**before.cells, (at.row, at.col): cell})
    sheets = tuple(after if s is before else s for s in book.sheets)
    tables = tuple(replace(t, sheet=after) if t.sheet is before else t for t in book.tables)
    return replace(book, sheets=sheets, tables=tables)
