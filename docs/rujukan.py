"""Writes the reference, docs/rujukan/, from the code: `python docs/rujukan.py`. A test fails when it is stale.

Nothing is told here that the code does not tell; a thing without words of its own is an error. The figures of the
README are taken from the pages of measurements.
"""

from __future__ import annotations

import enum
import inspect
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import click  # noqa: E402

import lkjip_xl  # noqa: E402
from lkjip_xl.catalog import MANDATORY, SHEETS, TABLES  # noqa: E402
from lkjip_xl.cli import cli, help_in_indonesian  # noqa: E402
from lkjip_xl.exits import Exit  # noqa: E402
from lkjip_xl.findings import Level  # noqa: E402
from lkjip_xl.output import OUTCOMES  # noqa: E402
from lkjip_xl.reading.notes import NOTES  # noqa: E402
from lkjip_xl.reading.refusals import REASONS, Reason  # noqa: E402
from lkjip_xl.rules import FAMILIES, RULES  # noqa: E402
from lkjip_xl.rules.questions import QUESTIONS  # noqa: E402
from lkjip_xl.table import Column, Table  # noqa: E402
from lkjip_xl.usage import USAGE  # noqa: E402

FOLDER = ROOT / "docs" / "rujukan"
SCHEMA = json.loads((ROOT / "lkjip_xl" / "periksa.schema.json").read_text(encoding="utf-8"))
WRITTEN = "Halaman ini ditulis oleh `python docs/rujukan.py` dari kode lkjip-xl; jangan diubah di sini."


def pages() -> dict[str, str]:
    """The content of every page by its file name."""
    made = {
        "perintah.md": ("Perintah", commands()),
        "aturan.md": ("Aturan", rules()),
        "buku-kerja.md": ("Buku kerja baku", sheets()),
        "pesan.md": ("Pesan", messages()),
        "json.md": ("Keluaran JSON", json_fields()),
        "python.md": ("Python", interface()),
    }
    index = ["# Rujukan", WRITTEN, _list(f"[{title}]({name})" for name, (title, _) in made.items())]
    texts = {name: ["# " + title, WRITTEN, *parts] for name, (title, parts) in made.items()}
    return {name: "\n\n".join(parts) + "\n" for name, parts in {"README.md": index, **texts}.items()}


def commands() -> Iterator[str]:
    """Every command with its help, and the exit codes."""
    help_in_indonesian(cli)
    for name, command in [("lkjip-xl", cli), *((f"lkjip-xl {n}", c) for n, c in cli.commands.items())]:
        context = click.Context(command, info_name=name, help_option_names=["-h", "--help"], terminal_width=96)
        yield f"## {name}"
        yield f"```text\n{command.get_help(context)}\n```"
    yield "## Kode keluar"
    yield _table(("kode", "artinya"), ((str(code.value), code.meaning) for code in Exit))


def rules() -> Iterator[str]:
    """The levels, then every rule under its family."""
    yield _table(("tingkat", "artinya"), ((level.value, level.meaning) for level in Level))
    for letter, family in FAMILIES.items():
        own = [rule for rule in RULES if rule.code.startswith(letter)]
        yield f"## {letter}: {family}"
        for rule in own:
            yield f"### {rule.code} {rule.title}"
            (_, must), *more = rule.told
            yield _said(must)
            yield _table(("", ""), ((label, _said(text)) for label, text in more))


def sheets() -> Iterator[str]:
    """Every sheet, its tables, and their columns."""
    for sheet in SHEETS:
        yield f"## {sheet}"
        yield "Lembar wajib." if sheet in MANDATORY else "Lembar pilihan."
        for table in TABLES:
            if table.sheet == sheet:
                yield f"### {_said(table.caption)}"
                yield from _one_table(table)
            elif sheet in table.also_on:
                yield f"Di sini terulang tabel {table.caption} dari lembar {table.sheet}."


def _one_table(table: Table) -> Iterator[str]:
    if table.optional:
        yield "Tidak ada pada buku kerja kosong; dibaca bila kiriman memuatnya."
    rows = [_column(column) for column in table.columns]
    yield _table(("kolom", "isi", "keterangan", "judul lain yang dikenali"), rows)
    if table.items:
        yield "Baris: " + "; ".join(item.label for item in table.items) + "."
    if table.groups:
        yield "Kelompok baris: " + "; ".join(group.label for group in table.groups) + "."
    if table.totals:
        yield "Baris jumlah: " + "; ".join(total.label.rstrip("*") for total in table.totals) + "."


def _column(column: Column) -> tuple[str, str, str, str]:
    heading = f"{column.top}: {column.heading}" if column.top else column.heading
    if column.yearly:
        heading = f"(setiap tahun) {heading}"
    marks = [column.kind.value]
    marks += ["harus diisi"] * column.must
    codes = [formula.code for formula in (column.formula, column.parent) if formula is not None]
    marks += [f"dihitung ulang ({', '.join(dict.fromkeys(codes))})"] if codes else []
    note = column.note if column.optional else _said(column.note)
    if column.choices:
        note = f"{note} Pilihan: {', '.join(column.choices)}.".strip()
    if column.optional:
        note = f"{note} Tidak ada pada buku kerja kosong.".strip()
    return heading, "; ".join(marks), note, ", ".join(column.aliases)


def messages() -> Iterator[str]:
    """Every reason to refuse a file or an output, every note of the reader, what is said about a command line and
    about the outcome of a check, and the questions beside findings."""
    yield "`...` berarti keterangan yang berbeda-beda: nama berkas, banyaknya, atau batasnya."
    yield "## Bila berkas tidak dapat dipakai"
    yield _reasons(REASONS)
    yield "## Keterangan pembacaan"
    yield "Berkasnya tetap dibaca dan diperiksa; yang berikut disebut pada layar dan lembar Jejak."
    rows = ((f"`{key}`", _dotted(_said(n.said)), _said(n.comes_from)) for key, n in NOTES.items())
    yield _table(("nama", "keterangan", "penyebab"), rows)
    yield "## Bila perintahnya keliru atau terhenti"
    yield _reasons(USAGE)
    yield "## Sesudah diperiksa"
    yield _reasons(OUTCOMES)
    yield "## Petunjuk di samping temuan"
    yield "Petunjuk ini dugaan, ditanyakan sebagai pertanyaan; putusannya tidak bergantung padanya."
    rows = ((said, _said(q.comes_from), _said(q.remedy)) for said, q in QUESTIONS.items())
    yield _table(("petunjuk", "penyebab", "yang dilakukan bila ya"), rows)


def _reasons(catalogue: Mapping[str, Reason]) -> str:
    rows = (
        (f"`{key}`", _dotted(_said(r.cause)), _said(r.comes_from), _said(r.remedy).replace("{help}", "lkjip-xl --help"))
        for key, r in catalogue.items()
    )
    return _table(("nama", "pesan", "penyebab", "yang dilakukan"), rows)


def _dotted(sentence: str) -> str:
    return re.sub(r"\{\w+\}", "...", sentence)


def json_fields() -> Iterator[str]:
    """Every field of a JSON line, from the schema."""
    yield (
        "Satu objek untuk satu berkas, satu baris satu objek. Skema untuk program: "
        "[periksa.schema.json](../../lkjip_xl/periksa.schema.json), terpasang bersama paketnya."
    )
    yield _fields(SCHEMA)
    for name, part in SCHEMA["$defs"].items():
        if "properties" in part:
            yield f"## {name}"
            yield _fields(part)


def _fields(node: dict[str, Any]) -> str:
    rows = ((f"`{name}`", _type(field), _said(field["description"])) for name, field in node["properties"].items())
    return _table(("nama", "isi", "keterangan"), rows)


def _type(field: dict[str, Any]) -> str:
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        part = SCHEMA["$defs"][name]
        return f"[{name}](#{name})" if "properties" in part else _type(part)
    if "enum" in field:
        return " / ".join(f"`{value}`" for value in field["enum"])
    if "oneOf" in field:
        return " / ".join(_type(one) for one in field["oneOf"])
    if field["type"] == "array":
        return f"daftar: {_type(field['items'])}"
    names = field["type"] if isinstance(field["type"], list) else [field["type"]]
    kinds = {
        "string": "teks",
        "integer": "bilangan bulat",
        "boolean": "true / false",
        "null": "null",
        "object": "objek",
    }
    return " / ".join(kinds[name] for name in names)


def interface() -> Iterator[str]:
    """Everything that other programs may import, with its docstrings (English)."""
    yield "What other programs may import from `lkjip_xl`. The examples run in the tests, in the folder of the project."
    for name in sorted(lkjip_xl.__all__, key=lambda n: (not inspect.isfunction(getattr(lkjip_xl, n)), n)):
        thing = getattr(lkjip_xl, name)
        if inspect.isfunction(thing):
            yield f"## {name}{_signature(thing)}"
            for part in _said(inspect.getdoc(thing)).split("\n\n"):
                yield f"```pycon\n{part}\n```" if part.startswith(">>>") else part
        elif inspect.isclass(thing):
            yield f"## {name}"
            yield _said(inspect.getdoc(thing))
            yield _list(_members(thing))


def _members(thing: type) -> Iterator[str]:
    if issubclass(thing, enum.Enum):
        yield from (f"`{member.name}`: {member.value}" for member in thing)
    if is_dataclass(thing):
        yield from (f"`{field.name}: {field.type}`" for field in fields(thing) if field.repr)
    elif issubclass(thing, tuple):
        yield from (f"`{name}: {kind.__forward_arg__}`" for name, kind in inspect.get_annotations(thing).items())
    for name, member in vars(thing).items():
        if name.startswith("_") or isinstance(member, enum.Enum):
            continue
        function = getattr(member, "fget", None) or getattr(member, "func", None) or member
        if inspect.isfunction(function):
            called = _signature(function) if function is member else ""
            yield f"`{name}{called}`: {_said(inspect.getdoc(function))}".replace("\n", " ")


def _signature(function: Any) -> str:
    text = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))
    return re.sub(r"\(self(, )?", "(", text)


def readme() -> str:
    """The README with the figures that the pages of measurements give now."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    before, mark, rest = text.partition("<!-- figures -->\n")
    _, end, after = rest.partition("<!-- end of figures -->")
    rows = [(what, told, f"[{page}](docs/{page}.md), `{command}`") for what, told, page, command in _figures()]
    return before + mark + _table(("what", "figure", "page, and how to repeat it"), rows) + "\n" + end + after


def _figures() -> Iterator[tuple[str, str, str, str]]:
    speed = "kecepatan"
    real, calc = _row(speed, "laporan", "The real report"), _row(speed, "LibreOffice", "The real report")
    yield (
        "the real report, from start to written report",
        f"{real[3]} s, {real[6]} MiB; LibreOffice opens, calculates and saves the same workbook in {calc[3]} s",
        speed,
        "python -m tests.bench",
    )
    folder = _row(speed, "periksa, 200 files, two workers", "A folder")
    yield "a folder of 200 workbooks, two processes", f"{folder[3]} s", speed, "python -m tests.bench"
    right = re.search(
        r"^(\d+) offices, (\d+) workbooks, (\d+) derived cells judged: (.*)\.$", _page("kantor-contoh"), re.M
    )
    assert right
    yield (
        "right offices, falsely accused",
        f"{right[4]}, in {right[3]} derived cells of {right[2]} workbooks of {right[1]} invented offices",
        "kantor-contoh",
        "python -m tests.offices --check",
    )
    d = _row("kerusakan", "**all**")
    yield (
        "one cell of a right office damaged",
        f"{d[2]} times: found at that cell {int(d[3]) + int(d[4])}; at another, since the workbook does not tell "
        f"which of them is wrong, {d[5]}; no figure changed as it is shown {d[6]}; nothing contradicts it {d[7]}; "
        f"missed {d[8]}; a right cell accused {d[9]}",
        "kerusakan",
        "python -m tests.damage --seed 1",
    )
    lra = _row("bentuk-lra", "**all**")
    yield (
        "an LRA in every form that we know of",
        f"{lra[1]} right workbooks: {lra[4]} false findings; {lra[5]} wrong figures: {lra[6]} found at their cells",
        "bentuk-lra",
        "python -m tests.lra_forms",
    )
    layouts = _row("tata-letak", "**all**")
    yield (
        "the standard workbook laid out otherwise",
        f"{layouts[1]} right workbooks: {layouts[2]} told otherwise; {layouts[3]} with a wrong figure: {layouts[4]}",
        "tata-letak",
        "python -m tests.layouts",
    )
    hostile, mutants = _row("serangan", "**all**"), _row("mutasi", "**all**")
    yield (
        "hostile files",
        f"{hostile[1]}: {hostile[5]} tracebacks, {hostile[6]} over a limit, {hostile[7]} with another outcome than due",
        "serangan",
        "python -m tests.hostile --check",
    )
    yield (
        "damaged files",
        f"{mutants[1]}: {mutants[5]} tracebacks or other faults, {mutants[6]} over a limit",
        "mutasi",
        "python -m tests.fuzz --seed 1 --count 1200",
    )
    core, changes = _row("cakupan", "**core**"), _row("cakupan", "**all**")
    yield (
        "what the tests run through, and notice",
        f"{core[4]} of the branches of the core; {changes[2]} of {changes[1]} changes to numerals and formulas noticed"
        f", {changes[3]} explained",
        "cakupan",
        "python -m tests.covered",
    )


def _page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def _row(name: str, first: str, under: str = "") -> list[str]:
    """The cells of the first row of a page that begins so, below a heading with these words."""
    text = _page(name)
    text = text[text.index(f"# {under}") :] if under else text
    line = next(line for line in text.splitlines() if line.startswith(f"| {first} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def _said(text: str | None) -> str:
    """The text, which has to be there."""
    if not text or not text.strip():
        frame = inspect.stack()[1]
        raise ValueError(f"something is undocumented: {frame.function}, {inspect.getargvalues(frame.frame).locals}")
    return text


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    cells = ([" ".join(cell.split()).replace("|", "\\|") for cell in line] for line in lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def main() -> None:
    """Writes all pages and removes those that are no more."""
    made = pages()
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in made:
            path.unlink()
    (ROOT / "README.md").write_text(readme(), encoding="utf-8", newline="\n")
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
