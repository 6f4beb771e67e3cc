"""What goes to the terminal and to other programs: nothing in it does more than say something.

Names of files and sheets come from strangers. Characters that would break a line, colour it, or turn it round are not
passed on to a terminal, and are escaped in JSON.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Mapping
from typing import Any

# What some readers take for the end of a line, what turns text round, and what has no UTF-8 form.
_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """The text as one line that does nothing to a terminal."""
    with contextlib.suppress(UnicodeEncodeError):  # bytes of a file name that the system did not take for letters
        text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else " " if c.isspace() else "?" for c in text)


def say(text: str, *, err: bool = False) -> None:
    """Writes one line to the terminal."""
    import click

    click.echo(harmless(text), err=err)


def json_line(data: Mapping[str, Any]) -> str:
    """One JSON object as one line."""
    return _ESCAPED.sub(lambda c: f"\\u{ord(c[0]):04x}", json.dumps(data, ensure_ascii=False))
