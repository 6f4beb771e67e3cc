"""Reading the XML parts of a package, by expat.

Tags and attributes are told apart by their local names: Strict and Transitional Open XML differ in nothing but
the namespaces, and programs choose their own prefixes. No part may declare a DOCTYPE, so there are no entities
and nothing outside the part is ever read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NoReturn
from xml.parsers import expat

from lkjip_xl.reading.refusals import Refused

Attributes = dict[str, str]
_MAX_NODES = 2_000_000


def parse(
    chunks: Iterable[bytes],
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Feeds the events of an XML part to the handlers; `text` may get one text in several pieces.

    Raises Refused where the part has a DOCTYPE or is no well-formed XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, UnicodeError, ValueError):  # the last three: odd encodings
        raise Refused("damaged") from None


def _refuse(*_: object) -> NoReturn:
    raise Refused("doctype")


def local(tag: str) -> str:
    """A tag or attribute without its prefix."""
    return tag[tag.rfind(":") + 1 :]


class Node:
    """An element of a small part. `attrs` carry local names, those of relationships their prefix `r:`."""

    __slots__ = ("attrs", "children", "tag", "text")

    def __init__(self, tag: str, attrs: Attributes) -> None:
        self.tag, self.attrs = tag, attrs
        self.children: list[Node] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""
        return self.attrs.get(name, default)

    def all(self, *path: str) -> list[Node]:
        """The elements at the end of a path of tags below this one."""
        found = [self]
        for tag in path:
            found = [child for node in found for child in node.children if child.tag == tag]
        return found

    def first(self, *path: str) -> Node | None:
        """The first of `all`."""
        return next(iter(self.all(*path)), None)


def tree(chunks: Iterable[bytes], needed: str = "") -> Node:
    """A small part as a tree.

    Where the part breaks off, what stood before the break is taken if it holds the whole element `needed`.
    Raises Refused as `parse` does.
    """
    top = Node("", {})
    open_nodes = [top]
    count = 0
    done = set[str]()

    def start(tag: str, attrs: Attributes) -> None:
        nonlocal count
        count += 1
        if count > _MAX_NODES:
            raise Refused("damaged")
        node = Node(local(tag), {_attribute(k): v for k, v in attrs.items()})
        open_nodes[-1].children.append(node)
        open_nodes.append(node)

    def end(tag: str) -> None:
        done.add(open_nodes.pop().tag)

    def text(data: str) -> None:
        open_nodes[-1].text += data

    try:
        parse(chunks, start, end, text)
    except Refused as refused:
        if refused.reason != "damaged" or needed not in done:
            raise
    return top.children[0] if top.children else top


def _attribute(name: str) -> str:
    """`r:id`, whatever the prefix is, stays apart from a plain `id`."""
    plain = local(name)
    return "r:id" if plain == "id" and plain != name else plain


def truth(text: str, default: bool = False) -> bool:
    """An XML truth value."""
    return text.strip() in ("1", "true", "on") if text else default


def whole(text: str, default: int = 0) -> int:
    """A small whole number written with plain digits; the default where it is none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else default


def fraction(text: str) -> float:
    """A measure such as a width; 0 where it is none or absurd."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 10_000 else 0.0
