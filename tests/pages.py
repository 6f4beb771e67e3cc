"""Pages of the documentation that hold tables made by a command, each between two marks."""

from __future__ import annotations

from pathlib import Path


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"


def section(page: Path, name: str) -> str:
    """What stands between the marks of a name; ValueError where the page lacks them."""
    first, last = _marks(name)
    return page.read_text(encoding="utf-8").split(first, 1)[1].split(last, 1)[0]


def write_section(page: Path, name: str, text: str) -> None:
    """Put a text between the marks of a name."""
    first, last = _marks(name)
    before, _, rest = page.read_text(encoding="utf-8").partition(first)
    _, end, after = rest.partition(last)
    if not end:
        raise ValueError(f"{page} has no section {name}")
    page.write_text(before + first + text + last + after, encoding="utf-8")


def differences(page: Path, name: str, text: str) -> list[str]:
    """The lines in which a section and its new text differ, as a diff; empty where they are the same."""
    from difflib import unified_diff

    return list(unified_diff(section(page, name).splitlines(), text.splitlines(), "page", "now", lineterm="", n=0))
