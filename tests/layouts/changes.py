"""Ways to lay out a workbook anew without changing what it says. Each takes a case and a source of chance."""

from __future__ import annotations

import random
from collections.abc import Callable

from office_grid import Cell, Sheet

from .case import Block, Case
from .moves import insert_cols, insert_rows, remap, text

Change = Callable[[Case, random.Random], None]

# Sheets that hold what this tool asks for, and no table of a report.
_OWN = ("Petunjuk", "Pernyataan", "Pengecualian", "Identitas")


def letterhead(case: Case, rng: random.Random) -> None:
    """Rows above and columns beside everything, the rows with a letterhead."""
    for sheet in case.book.sheets:
        rows, cols = rng.randint(1, 6), rng.randint(0, 3)
        remap(sheet, lambda r, n=rows: r + n, lambda c, n=cols: c + n)
        sheet.widths = [*([4.0] * cols), *sheet.widths]
        for i, line in enumerate(("PEMERINTAH DAERAH", "Jl. Raya No. 1 Telp. (0321) 000000", "LAPORAN KINERJA")[:rows]):
            sheet.cells[i, cols] = text(line)


def _headings(case: Case) -> list[tuple[Block, int, int, Cell]]:
    """The cells of text in the headings of all tables."""
    found = []
    for block in case.blocks:
        now = block.now()
        for row in now.heading:
            for col in range(now.left, now.right + 1):
                cell = block.sheet.cells.get((row, col))
                if cell is not None and isinstance(cell.value, str):
                    found.append((block, row, col, cell))
    return found


def _say(cell: Cell, value: str) -> None:
    cell.value = cell.typed = value


def heading_breaks(case: Case, rng: random.Random) -> None:
    """Line breaks and double blanks in headings."""
    for *_, cell in _headings(case):
        _say(
            cell, str(cell.value).replace(" ", rng.choice(("\n", "  ", " \n ", "\u00a0"))) + rng.choice(("", " ", "\n"))
        )


def heading_case(case: Case, rng: random.Random) -> None:
    """Headings in capitals or small letters."""
    for *_, cell in _headings(case):
        _say(cell, getattr(str(cell.value), rng.choice(("upper", "lower", "title")))())


def zero_width(case: Case, rng: random.Random) -> None:
    """Characters without width in headings and names, as copying from a web page leaves them."""
    for *_, cell in _headings(case):
        _say(cell, "\u200b" + str(cell.value) + "\ufeff")
    for block in case.blocks:
        now = block.now()
        for row in now.data:
            for key, col in now.columns.items():
                cell = block.sheet.cells.get((row, col))
                if (
                    key[0] in ("desa", "uraian", "indikator", "program", "unsur")
                    and cell
                    and isinstance(cell.value, str)
                ):
                    _say(cell, cell.value.replace(" ", " \u200b", 1))


_SYNONYMS = {
    ("penduduk", "no"): ("Nomor", "NO.", "No Urut"),
    ("penduduk", "desa"): ("Nama Desa", "Desa/Kelurahan", "Kelurahan"),
    ("penduduk", "laki"): ("L", "Laki2", "Laki - laki", "LK", "Laki-laki (jiwa)", "Pria"),
    ("penduduk", "perempuan"): ("P", "PR", "Wanita", "Perempuan (orang)"),
    ("penduduk", "jumlah"): ("L+P", "JML", "Jml.", "Total", "L + P"),
    ("pegawai", "laki"): ("L", "Laki2", "LK"),
    ("pegawai", "perempuan"): ("P", "Pr."),
    ("pegawai", "total"): ("L+P", "Jumlah", "JML", "Jml."),
    ("lra", "anggaran"): ("Pagu", "Alokasi", "Anggaran (Rp)", "Pagu Anggaran", "Anggaran (Rp.)", "Jumlah Anggaran"),
    ("lra", "realisasi"): ("Realisasi (Rp)", "Realisasi Anggaran", "Realisasi Keuangan"),
    ("lra", "persen"): ("Persen", "(%)", "Persentase", "% Realisasi", "Serapan (%)"),
    ("lra", "no"): ("Kode Rekening", "Kode", "Nomor"),
    ("lra", "uraian"): ("Program dan Kegiatan", "Program/Kegiatan/Sub Kegiatan", "Nama Rekening"),
    ("jenis_belanja", "anggaran"): ("Pagu", "Alokasi", "Anggaran (Rp)"),
    ("pk_program", "program"): ("Nama Program", "Uraian Program"),
    ("pk_program", "anggaran"): ("Pagu Perubahan", "Anggaran P-APBD", "Anggaran Perubahan (Rp)"),
    ("pk_program", "murni"): ("Pagu Murni", "Anggaran APBD", "Anggaran Murni (Rp)"),
    ("pk_indikator", "indikator"): ("Indikator Kinerja", "Nama Indikator", "Indikator Kinerja Utama"),
    ("pk_indikator", "sasaran"): ("Sasaran Strategis", "Sasaran Kinerja"),
    ("realisasi", "capaian"): ("Capaian (%)", "Tingkat Capaian", "% Capaian", "Capaian Kinerja"),
    ("realisasi", "indikator"): ("Indikator Kinerja", "Indikator Sasaran"),
    ("realisasi", "kategori"): ("Predikat", "Kategori Capaian"),
    ("renstra", "target_akhir"): ("Target Akhir Renstra", "Target Renstra"),
    ("renstra", "kemajuan"): ("Tingkat Kemajuan (%)", "Kemajuan", "% Kemajuan"),
    ("ikm", "unsur"): ("Unsur Pelayanan", "Unsur SKM"),
    ("ikm", "nilai"): ("Nilai Unsur", "NRR", "Nilai Rata-rata"),
    ("alokasi", "anggaran"): ("Alokasi (Rp)", "Pagu", "Alokasi Anggaran"),
    ("efisiensi", "efisiensi"): ("Efisiensi", "Tingkat Efisiensi (%)"),
}  # fmt: skip


def synonyms(case: Case, rng: random.Random) -> None:
    """Other words for the same headings."""
    for block in case.blocks:
        now = block.now()
        for (key, year), col in now.columns.items():
            words = _SYNONYMS.get((block.key, key))
            cell = block.sheet.cells.get((now.heading[-1], col))
            if words and not year and cell is not None and isinstance(cell.value, str):
                _say(cell, rng.choice(words))


def tall_headings(case: Case, rng: random.Random) -> None:
    """Headings of one row merged over two or three."""
    for block in case.blocks:
        now = block.now()
        if len(now.heading) == 1:
            more, row = rng.randint(1, 2), now.heading[0]
            if any(top <= row <= bottom for top, _, bottom, _ in block.sheet.merges):
                continue
            insert_rows(block.sheet, row + 1, more)
            for col in range(now.left, now.right + 1):
                if (row, col) in block.sheet.cells:
                    block.sheet.merges.append((row, col, row + more, col))


def column_numbers(case: Case, rng: random.Random) -> None:
    """A row (1) (2) (3) below the heading."""
    for block in case.blocks:
        now = block.now()
        row = now.heading[-1] + 1
        insert_rows(block.sheet, row)
        cols = [c for c in range(now.left, now.right + 1) if (now.heading[-1], c) in block.sheet.cells]
        style = rng.choice(("({})", "{}", "{}."))
        for i, col in enumerate(cols, 1):
            block.sheet.cells[row, col] = text(style.format(i))


def permuted(case: Case, rng: random.Random) -> None:
    """Columns in another order, on sheets whose tables have headings of one row."""
    for sheet in case.book.sheets:
        blocks = [b for b in case.blocks if b.sheet is sheet]
        if len(blocks) != 1 or len(blocks[0].now().heading) != 1 or sheet.name in _OWN or not blocks[0].plain:
            continue
        now = blocks[0].now()
        order = list(range(now.left, now.right + 1))
        rng.shuffle(order)
        moved = dict(zip(range(now.left, now.right + 1), order, strict=True))
        first = now.heading[0]
        sheet.cells = {(r, moved.get(c, c) if r >= first else c): cell for (r, c), cell in sheet.cells.items()}


def extra_columns(case: Case, rng: random.Random) -> None:
    """Columns of the office's own, headed by words that the standard does not know."""
    for sheet in case.book.sheets:
        blocks = [b for b in case.blocks if b.sheet is sheet]
        if not blocks or sheet.name in _OWN:
            continue
        now = blocks[0].now()
        at = rng.randint(now.left + 1, now.right + 1)
        if any(le < at <= ri for _, le, _, ri in sheet.merges):
            continue
        insert_cols(sheet, at)
        word = rng.choice(("Penanggung Jawab", "Paraf", "KK", "Lokasi", "Bukti Dukung"))
        for block in blocks:
            here = block.now()
            sheet.cells[here.heading[0], at] = text(word)
            for row in here.data:
                if rng.random() < 0.6:
                    sheet.cells[row, at] = text(rng.choice(("Seksi Umum", "ada", "v", "12")))


def side_notes(case: Case, rng: random.Random) -> None:
    """Notes to the right of tables, under no heading."""
    for block in case.blocks:
        now = block.now()
        for row in now.data:
            if rng.random() < 0.3:
                block.sheet.cells[row, now.right + 2] = text(rng.choice(("cek lagi", "sudah benar", "2 lembar")))


def empty_rows(case: Case, rng: random.Random) -> None:
    """Empty rows between rows of a table."""
    for block in case.blocks:
        for _ in range(rng.randint(1, 3)):
            rows = sorted(block.now().data)
            if len(rows) > 1:
                insert_rows(block.sheet, rng.choice(rows[1:]))


_TOTALS = ("JUMLAH", "Total", "T O T A L", "Jumlah Total", "GRAND TOTAL", "Jml", "J U M L A H", "Total Seluruhnya")


def total_labels(case: Case, rng: random.Random) -> None:
    """Other words for total rows."""
    for block in case.blocks:
        for row in block.now().totals:
            for (r, _), cell in list(block.sheet.cells.items()):
                if r == row and isinstance(cell.value, str) and cell.value in ("Jumlah", "TOTAL ANGGARAN", "Total"):
                    _say(cell, rng.choice(_TOTALS))


def totals_above(case: Case, rng: random.Random) -> None:
    """The total row right below the heading."""
    for block in case.blocks:
        now = block.now()
        if len(now.totals) == 1 and now.data and block.key != "ikm":
            total, first = now.totals[0], min(now.data)
            remap(block.sheet, lambda r, t=total, f=first: f if r == t else r + 1 if f <= r < t else r)


def pairs(case: Case, rng: random.Random) -> None:
    """Every column of figures two sheet columns wide, its cells merged or the figure in the second."""
    for sheet in case.book.sheets:
        blocks = [b for b in case.blocks if b.sheet is sheet]
        if len(blocks) != 1 or sheet.name in _OWN or any(b.now().heading[1:] for b in blocks):
            continue
        for key in [k for k in blocks[0].columns if k[0] in ("laki", "jumlah", "anggaran", "realisasi", "capaian")]:
            now = blocks[0].now()
            col = now.columns[key]
            insert_cols(sheet, col + 1)
            sheet.merges.append((now.heading[0], col, now.heading[0], col + 1))
            for row in (*now.data, *now.totals):
                if rng.random() < 0.7:
                    sheet.merges.append((row, col, row, col + 1))


def hidden(case: Case, rng: random.Random) -> None:
    """Some rows and columns hidden."""
    for block in case.blocks:
        now = block.now()
        case.hidden_rows.setdefault(block.sheet.name, set()).update(r for r in now.data if rng.random() < 0.2)
        case.hidden_cols.setdefault(block.sheet.name, set()).add(rng.choice(list(now.columns.values())))


_NAMES = {
    "PK": ("P K", "Perjanjian Kinerja", "PK 2024", "PK Perubahan", "Lampiran PK"),
    "Realisasi": ("Realisasi 2024", "REALISASI", "3. Realisasi", "Realisasi Kinerja", "Data Realisasi"),
    "LRA": ("LRA ", "LRA TA 2024", "L R A", "Laporan Realisasi Anggaran", "lra", "LRA (2)"),
    "Penduduk": ("Data Penduduk", "PENDUDUK", "Jumlah Penduduk", "1. Penduduk"),
    "Pegawai": ("Data Pegawai", "Kepegawaian", "Pegawai 2024"),
    "Riwayat": ("RIWAYAT", "Riwayat 2020-2024"),
    "IKM": ("I K M", "IKM 2024", "Indeks Kepuasan Masyarakat"),
    "Renstra": ("Renstra ", "RENSTRA"),
    "Anggaran Sasaran": ("ANGGARAN SASARAN", "Anggaran  Sasaran"),
    "Potensi": ("Potensi Desa",),
    "Identitas": ("IDENTITAS", "Identitas "),
}  # fmt: skip


def sheet_names(case: Case, rng: random.Random) -> None:
    """Sheets named a little differently."""
    for sheet in case.book.sheets:
        if sheet.name in _NAMES:
            sheet.name = rng.choice(_NAMES[sheet.name])


def plain_names(case: Case, rng: random.Random) -> None:
    """Sheets without telling names: Sheet1, Sheet2."""
    repeating = ("Ikhtisar", "Penutup")  # told from the tables that they repeat by their name alone
    for i, sheet in enumerate(case.book.sheets, 1):
        if sheet.name not in repeating:
            sheet.name = f"Sheet{i}"


def trailing_notes(case: Case, rng: random.Random) -> None:
    """Notes below tables, with an empty row before them or without."""
    for block in case.blocks:
        now = block.now()
        gap = rng.randint(0, 1)
        insert_rows(block.sheet, now.last + 1, 3 + gap)
        notes = ("Sumber: Dinas terkait", "Catatan: angka per Desember", "*) sementara")
        for i, note in enumerate(notes[: rng.randint(1, 3)]):
            block.sheet.cells[now.last + 1 + gap + i, now.left + rng.randint(0, 1)] = text(note)


def joined(case: Case, rng: random.Random) -> None:
    """Two or three sheets put below each other on one."""
    names = [n for n in ("Penduduk", "Potensi", "Pegawai", "IKM", "Renstra", "Riwayat") if n in case._named]
    _stack(case, [case.sheet(n) for n in names], "Lampiran")


def one_sheet(case: Case, rng: random.Random) -> None:
    """All tables of the report on one sheet, one below the other."""
    apart = (*_OWN, "Ikhtisar", "Penutup")
    _stack(case, [s for n, s in case._named.items() if n not in apart], "Lampiran LKjIP")


def _stack(case: Case, sheets: list[Sheet], name: str) -> None:
    first, *others = sheets
    first.name = name
    end = max(r for r, _ in first.cells) + 3
    for sheet in others:
        remap(sheet, lambda r, n=end: r + n)
        end = max(r for r, _ in sheet.cells) + 3
        first.cells.update(sheet.cells)
        first.merges += sheet.merges
        first.widths = [
            max(a, b) for a, b in zip(_padded(first.widths, sheet), _padded(sheet.widths, first), strict=True)
        ]
    moved = {id(s) for s in others}
    case.book.sheets = [s for s in case.book.sheets if id(s) not in moved]
    case.blocks = [
        b if id(b.sheet) not in moved else Block(b.key, first, b.heading, b.rows, b.columns, b.plain)
        for b in case.blocks
    ]


def _padded(widths: list[float], other: Sheet) -> list[float]:
    return [*widths, *([8.0] * (len(other.widths) - len(widths)))]


CHANGES: dict[str, Change] = {
    "letterhead": letterhead, "line breaks in headings": heading_breaks, "letter case of headings": heading_case,
    "zero-width characters": zero_width, "synonyms": synonyms, "headings over two or three rows": tall_headings,
    "column numbers below headings": column_numbers, "columns in another order": permuted,
    "extra columns": extra_columns,
    "notes beside tables": side_notes, "empty rows": empty_rows, "names of total rows": total_labels,
    "total rows above": totals_above, "figures in merged pairs": pairs, "hidden rows and columns": hidden,
    "sheet names": sheet_names, "sheets without telling names": plain_names, "notes below tables": trailing_notes,
    "several tables on one sheet": joined, "all tables on one sheet": one_sheet,
}  # fmt: skip

# Changes that only make sense first (they need the untouched sheets) and those that exclude each other.
LAST = (
    "several tables on one sheet",
    "all tables on one sheet",
    "sheet names",
    "sheets without telling names",
    "hidden rows and columns",
)
EXCLUSIVE = (
    {"several tables on one sheet", "all tables on one sheet", "sheet names", "sheets without telling names"},
    {"letterhead", "all tables on one sheet", "several tables on one sheet"},
    {"figures in merged pairs", "columns in another order"},
    {"figures in merged pairs", "headings over two or three rows"},
)  # fmt: skip


def combination(rng: random.Random) -> list[str]:
    """Some changes that go together, in an order in which they can be made."""
    chosen = rng.sample(list(CHANGES), rng.randint(2, 6))
    for group in EXCLUSIVE:
        inside = [c for c in chosen if c in group]
        chosen = [c for c in chosen if c not in inside[1:]]
    return sorted(chosen, key=lambda name: (name in LAST, LAST.index(name) if name in LAST else 0))
