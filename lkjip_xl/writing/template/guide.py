"""The sheets of the blank workbook that hold no table: Petunjuk in front, Daftar at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lkjip_xl import __version__
from lkjip_xl.catalog import MANDATORY, SHEETS
from lkjip_xl.writing.metrics import height
from lkjip_xl.writing.page import set_page
from lkjip_xl.writing.report.cellnames import quoted
from lkjip_xl.writing.styles import Styles
from lkjip_xl.writing.template.layout import Placed
from lkjip_xl.writing.template.sheets import (
    BLANK,
    DERIVED,
    EXAMPLE,
    GUIDE_TAB,
    INPUT,
    OPTIONAL_TAB,
    REQUIRED_TAB,
    TAKEN,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

GUIDE, LISTS = "Petunjuk", "Daftar"
_WIDTH = 92

_AIM = (
    "Buku kerja ini menampung angka-angka LKjIP satu tahun. lkjip-xl menghitung ulang setiap angka turunan, "
    "membandingkan angka yang berulang, lalu menulis buku kerja laporan: tabel-tabel LKjIP dan daftar angka yang "
    "tidak cocok."
)


def _steps() -> tuple[str, ...]:
    needed = ", ".join(MANDATORY)
    return (
        "Simpan berkas ini dengan nama lain, misalnya NAMA.xlsx.",
        f"Isi dahulu lembar wajib: {needed}. Lembar lain diisi bila laporan memuat tabelnya; bila tidak, biarkan "
        "kosong.",
        "Isi sel kuning. Keterangan setiap kolom muncul bila sel dipilih atau penunjuk diarahkan ke judul kolom.",
        "Tulis nama indikator, program, dan desa sama persis di semua lembar; pilih dari daftar bila tersedia.",
        "Ganti tahun pada judul kolom (sel kuning) dengan tahun yang dilaporkan.",
        "Skala, sebutan (Desa atau Kelurahan), dan nomor tabel yang lain dari yang tercetak diganti di lembar "
        "Pengaturan, dengan dasar hukumnya; bila sama, biarkan lembar itu.",
        "Baris contoh di atas judul kolom memperlihatkan cara mengisi; baris itu tidak ikut dibaca.",
        "Sel yang berubah merah berisi tulisan yang keliru; sel yang berubah jingga perlu dilihat lagi.",
        "Sel rumus dikunci tanpa kata sandi supaya tidak tertimpa. Baris kurang: buka kuncinya (Tinjau, Buka Proteksi "
        "Lembar), sisipkan baris di tengah tabel, lalu salin baris di atasnya ke situ. Baris lebih: biarkan kosong.",
        "Jangan mengubah judul kolom dan nama lembar.",
        "Jalankan lkjip-xl laporan NAMA.xlsx, atau seret berkasnya ke periksa-laporan.cmd. Hasilnya NAMA.LKjIP.xlsx di "
        "folder yang sama.",
        "Buka lembar Selisih pada hasil itu, perbaiki angkanya di NAMA.xlsx, lalu jalankan lagi.",
    )


_NUMBERS = (
    "Desimal memakai koma: 95,10. Titik ribuan tidak perlu diketik.",
    "Rupiah ditulis penuh, tanpa Rp: 2759420020.",
    "Persen ditulis sebagai angka persen: 94,16 (bukan 0,9416, dan tanpa tanda %).",
    "Tanda - berarti tidak ada nilainya; 0 berarti nol; sel kosong berarti belum diisi.",
)

_COLOURS = (
    (INPUT, "diisi"),
    (TAKEN, "diambil dari lembar lain menurut nama di barisnya; boleh ditimpa bila laporan menulis lain"),
    (DERIVED, "terisi sendiri dengan rumus; dikunci"),
    (EXAMPLE, "contoh pengisian; tidak ikut dibaca"),
    ("#FFFFFF", "sudah tercetak; barisnya boleh disesuaikan dengan keadaan instansi"),
    (REQUIRED_TAB, "warna tab lembar wajib"),
    (OPTIONAL_TAB, "warna tab lembar pilihan"),
)


def write_guide(ws: Worksheet, styles: Styles, placed: Sequence[Placed]) -> None:
    """The sheet that tells what the workbook is for and how to fill it in."""
    ws.set_column(0, 0, 20)
    ws.set_column(1, 1, _WIDTH)
    title, text, bold = (
        styles.title,
        styles.get(text_wrap=True, valign="top", align="left", indent=1),
        styles.get(bold=True),
    )
    name = styles.get(valign="top", align="right")
    ws.write_string(0, 0, "Buku Kerja Baku LKjIP", title)
    ws.write_string(1, 0, f"Templat lkjip-xl versi {__version__}", styles.note)
    row = _paragraph(ws, 3, "Kegunaan", ((None, _AIM),), bold, name, text)
    steps = ((i + 1, step) for i, step in enumerate(_steps()))
    row = _paragraph(ws, row, "Cara mengisi", steps, bold, name, text)
    row = _paragraph(ws, row, "Cara menulis angka", ((None, n) for n in _NUMBERS), bold, name, text)
    ws.write_string(row, 0, "Warna", bold)
    for i, (colour, meaning) in enumerate(_COLOURS):
        ws.write_blank(row + 1 + i, 0, None, styles.cell(bg_color=colour))
        ws.write_string(row + 1 + i, 1, meaning, text)
    row += len(_COLOURS) + 2
    ws.write_string(row, 0, "Lembar", bold)
    link = styles.get(font_color="#0B4F9E", underline=1, valign="top")
    for i, sheet in enumerate(SHEETS):
        captions = "; ".join(p.table.caption for p in placed if p.sheet == sheet)
        needed = "wajib" if sheet in MANDATORY else "pilihan"
        ws.write_url(row + 1 + i, 0, f"internal:{quoted(sheet)}!A1", link, sheet)
        ws.write_string(row + 1 + i, 1, f"{needed} - {captions}", text)
    _page(ws, row + len(SHEETS), 1, pages_high=1)


def _paragraph(
    ws: Worksheet,
    row: int,
    title: str,
    lines: Iterable[tuple[int | None, str]],
    bold: Format,
    name: Format,
    text: Format,
) -> int:
    ws.write_string(row, 0, title, bold)
    for mark, line in lines:
        row += 1
        if mark is not None:
            ws.write_number(row, 0, mark, name)
        ws.write_string(row, 1, line, text)
        ws.set_row(row, height([(line, _WIDTH)]))
    return row + 2


def write_lists(
    ws: Worksheet, styles: Styles, lists: Sequence[tuple[str, tuple[str, ...]]]
) -> dict[tuple[str, ...], str]:
    """The sheet of long drop-down lists; gives the range that holds each."""
    ws.write_string(0, 0, "Daftar pilihan", styles.title)
    ws.write_string(1, 0, "Dipakai oleh sel pilihan di lembar lain; jangan diubah.", styles.note)
    ranges = {}
    for i, (heading, choices) in enumerate(lists):
        col, letter = 2 * i, chr(ord("A") + 2 * i)
        ws.set_column(col, col, max(map(len, choices)) + 2)
        ws.write_string(3, col, f"Pilihan untuk kolom {heading}", styles.heading)
        for j, choice in enumerate(choices):
            ws.write_string(4 + j, col, choice, styles.cell())
        ranges[choices] = f"={quoted(LISTS)}!${letter}$5:${letter}${4 + len(choices)}"
    _page(ws, 4 + max((len(c) for _, c in lists), default=0), 2 * len(lists))
    return ranges


def _page(ws: Worksheet, last_row: int, last_col: int, pages_high: int = 0) -> None:
    ws.set_tab_color(GUIDE_TAB)
    set_page(
        ws, BLANK, landscape=False, repeat=None, last=(last_row, last_col), pages_high=pages_high, tab=ws.get_name()
    )
