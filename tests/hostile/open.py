"""Cases that do not come out as they should yet, with what is missing. A case that does is taken off this list."""

from __future__ import annotations

OPEN = {
    "zip-twice-different": "the reader takes the last of two entries of one name, whatever they say",
    "styles-empty": "an empty part of styles is not repaired",
    "styles-broken": "a part of styles that is cut off is not repaired",
    "columns-ranges": "every range of columns is walked through, however many there are",
    "rows-of-headings": "a table is read again for each repeated heading",
}
