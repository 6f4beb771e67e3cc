"""How wide a text is and how many lines it takes: advance widths of the report's font.

Nobody adjusts the rows and columns of a report by hand, so that their sizes are worked out here. The widths are
those of Carlito, which has the metrics of Calibri, in 1/256 of the font size, rounded up.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

# U+0020 to U+007E; a value of 255 stands for what is as wide or wider
# fmt: off
_REGULAR = bytes(
    (
        58, 84, 103, 128, 130, 183, 175, 57, 78, 78, 128, 128, 64, 79, 65, 99, 130, 130, 130, 130, 130, 130, 130,
        130, 130, 130, 69, 69, 128, 128, 128, 119, 229, 149, 140, 137, 158, 125, 118, 162, 160, 65, 82, 133, 108,
        219, 166, 170, 133, 173, 139, 118, 125, 165, 146, 228, 133, 125, 120, 79, 99, 79, 128, 128, 75, 123, 135,
        109, 135, 128, 79, 121, 135, 59, 62, 117, 59, 205, 135, 135, 135, 135, 90, 101, 86, 135, 116, 183, 111, 116,
        102, 81, 118, 81, 128,
    )
)
_BOLD = bytes(
    (
        58, 84, 113, 128, 130, 187, 181, 60, 80, 80, 128, 128, 66, 79, 69, 110, 130, 130, 130, 130, 130, 130, 130,
        130, 130, 130, 71, 71, 128, 128, 128, 119, 230, 156, 144, 136, 162, 125, 118, 164, 162, 69, 85, 140, 109,
        224, 169, 174, 137, 176, 145, 121, 127, 168, 152, 232, 141, 133, 123, 84, 110, 84, 128, 128, 77, 127, 138,
        108, 138, 129, 81, 122, 138, 63, 66, 123, 63, 209, 138, 138, 138, 138, 91, 103, 89, 138, 122, 191, 118, 122,
        102, 88, 122, 88, 128,
    )
)
# fmt: on
_OTHER, _WIDE = 140, 256  # letters with accents, dashes; East Asian and pictures
_REGULAR_OF_BYTE, _BOLD_OF_BYTE = (
    bytes([_OTHER] * 32) + widths + bytes([_OTHER] * (256 - 32 - len(widths))) for widths in (_REGULAR, _BOLD)
)
_SAFETY = 1.03  # Excel rounds each letter to whole dots of the screen

DIGIT = 7  # pixels of a digit at 11 points, the unit in which Excel counts column widths
PADDING = 5  # pixels of a column that no text may use
LINE = 1.31  # height of a line in font sizes
EDGE = 4.0  # points that a row has more than its lines
LOWEST, HIGHEST = 15.0, 409.0  # points; Excel takes no higher row


def pixels(width: float) -> int:
    """The pixels of a column of that width in characters, as Excel lays it out."""
    return int(width * DIGIT + PADDING)


def characters(pixels: float) -> float:
    """The column width in characters that has at least so many pixels, in steps of a half."""
    return max(1.0, -(-(pixels - PADDING) * 2 // DIGIT) / 2)


def text_width(text: str, size: float = 11, bold: bool = False) -> float:
    """The width of a text on one line, in pixels at 96 dots an inch; size in points."""
    plain = text.encode("ascii", "ignore")
    units = sum(plain.translate(_BOLD_OF_BYTE if bold else _REGULAR_OF_BYTE))
    if len(plain) < len(text):
        units += sum(_OTHER if letter < "\u2e80" else _WIDE for letter in text if letter > "\x7f")
    return units * size * _SAFETY * (96 / 72 / 256)


def lines(text: str, width: float, size: float = 11, bold: bool = False, indent: int = 0) -> int:
    """How many lines a wrapped text takes in a column of that width in characters."""
    room = max(8.0, pixels(width) - PADDING - indent * 9)
    if "\n" not in text:
        return _paragraph(text, room, size, bold)
    total = 0
    for paragraph in text.split("\n"):
        total += _paragraph(paragraph, room, size, bold)
    return total


@lru_cache(maxsize=20_000)
def _paragraph(text: str, room: float, size: float, bold: bool) -> int:
    if text_width(text, size, bold) <= room:
        return 1
    blank = text_width(" ", size, bold)
    count, used = 1, 0.0
    for word in text.split(" "):
        width = text_width(word, size, bold)
        if used and used + blank + width > room:
            count, used = count + 1, 0.0
        elif used:
            used += blank
        while width > room:  # a word wider than the column is broken inside
            count, width = count + 1, width - room
        used += width
    return count


def row_height(count: int, size: float = 11) -> float:
    """The height in points of a row that shows so many lines."""
    return min(HIGHEST, max(LOWEST, round(count * LINE * size + EDGE, 2)))


def height(texts: Iterable[tuple[str, float]], size: float = 11, bold: bool = False) -> float:
    """The height in points of a row that holds these texts in columns of these widths."""
    return row_height(max((lines(text, width, size, bold) for text, width in texts), default=1), size)


def longest_word(text: str, size: float = 11, bold: bool = False) -> float:
    """The width in pixels of the widest word."""
    return max((text_width(word, size, bold) for word in text.split()), default=0.0)
