"""The budget tables, the repetitions in Ikhtisar and Penutup, and the lists of the standard workbook."""

from __future__ import annotations

from office_cells import (
    capaian,
    efisiensi_cell,
    keterangan_efisiensi,
    kinerja,
    label_capaian,
    realisasi,
    target,
    utama,
)
from office_facts import statements
from office_grid import Book, Cell, Sheet, computed, link, number, ratio, text
from office_model import Office, percent
from office_sheets import add, subtitle

GOAL = ["No", "Sasaran", "Indikator"]
KINERJA = ["Target", "Realisasi", "% Capaian"]
ANGGARAN = ["Alokasi", "Realisasi", "% Capaian"]


def _goal(o: Office, i: int) -> list[Cell]:
    """The cells under GOAL."""
    ind = o.indikator[i]
    return [number(ind.nomor), text(ind.sasaran), text(ind.nama)]


def anggaran_sasaran(o: Office, book: Book) -> None:
    s = book.sheet("Anggaran Sasaran", [6, 34, 36, 18, 18, 18, 18, 18, 12], landscape=True)
    s.title("ALOKASI ANGGARAN PER SASARAN", subtitle(o))
    uang, gaya, rows = o.gaya.uang, o.gaya.anggaran_sasaran, utama(o)
    s.head([*GOAL, "Anggaran", "%"])
    for i, budget in zip(rows, o.alokasi, strict=True):
        share = ratio(
            percent(budget.anggaran, o.anggaran),
            f"[alokasi.{i}.a]/[alokasi.jumlah]",
            gaya,
            key=f"alokasi.{i}.p",
        )
        s.row(*_goal(o, i), number(budget.anggaran, uang, key=f"alokasi.{i}.a"), share)
    all_of_it = computed(o.anggaran, add([f"alokasi.{i}.a" for i in rows]), uang, key="alokasi.jumlah")
    s.total(
        text(""),
        text("Jumlah"),
        text(""),
        all_of_it,
        ratio(percent(1, 1), "[alokasi.jumlah]/[lra.total.a]", gaya),
    )
    s.caption("Kinerja dan Anggaran")
    s.head2(GOAL, [("Kinerja", KINERJA), ("Anggaran", ANGGARAN)])
    for i in rows:
        s.row(*_goal(o, i), *kinerja(o, i))
    s.total(
        text(""),
        text("Jumlah"),
        *(text("") for _ in range(4)),
        computed(o.anggaran, add([f"kin.{i}.a" for i in rows]), uang, key="kin.jumlah.a"),
        computed(o.realisasi, add([f"kin.{i}.r" for i in rows]), uang, key="kin.jumlah.r"),
        ratio(o.persen, "[kin.jumlah.r]/[kin.jumlah.a]", gaya),
    )
    s.caption("Efisiensi Penggunaan Sumber Daya")
    s.head([*GOAL, "% Capaian Kinerja", "% Capaian Anggaran", "Tingkat Efisiensi", "Keterangan"])
    for i in rows:
        cells = kinerja(o, i)
        done, spent = link(cells[2]), link(cells[5])
        done.key, spent.key = f"ef.{i}.kinerja", f"ef.{i}.anggaran"
        remark = keterangan_efisiensi(o, i)
        s.row(
            *_goal(o, i),
            done,
            spent,
            efisiensi_cell(o, i),
            computed(remark, _remark(o, f"ef.{i}")),
        )


def _remark(o: Office, key: str) -> str:
    formula = f'"{o.efisiensi.last}"'
    for bound, name in reversed(o.efisiensi.bands):
        tested = f"[{key}]" if bound == "0" else f"ROUND([{key}],2)"
        formula = f'IF({tested}>{bound},"{name}",{formula})'
    return f"={formula}"


def koordinasi(o: Office, book: Book) -> None:
    s = book.sheet("Koordinasi", [6, 48, 14, 70], landscape=True)
    s.title("FASILITASI DAN KOORDINASI", subtitle(o))
    s.head(["No", "Sub Kegiatan", "Jumlah Dinyatakan", "Kegiatan"])
    for n, (name, activities) in enumerate(o.koordinasi):
        for k, activity in enumerate(activities):
            cell = text(activity)
            cell.key = f"koor.{n}.{k}"
            count = computed(len(activities), "")
            if o.gaya.hitung_koordinasi:
                count.formula = f"=COUNTA([koor.{n}.0]:[koor.{n}.{len(activities) - 1}])"
            first = [number(n + 1), text(name), count]
            s.row(*(first if k == 0 else (text(""), text(""), text(""))), cell)


def ikhtisar(o: Office, book: Book) -> None:
    s = book.sheet("Ikhtisar", [6, 34, 36, 16, 16, 14, 18, 18, 14], landscape=True)
    s.title("IKHTISAR EKSEKUTIF", subtitle(o))
    s.head2(GOAL, [("Kinerja", KINERJA), ("Anggaran", ANGGARAN)])
    for i in utama(o):
        s.row(*_goal(o, i), *(link(cell) for cell in kinerja(o, i)))
    lainnya = [i for i in range(len(o.indikator)) if i not in utama(o)]
    if not lainnya:
        return
    s.caption("Kinerja Lainnya")
    s.head([*GOAL, "Target", "Realisasi", "Capaian"])
    for i in lainnya:
        s.row(*_goal(o, i), link(target(o, i)), link(realisasi(o, i)), link(capaian(o, i)))


def penutup(o: Office, book: Book) -> None:
    s = book.sheet("Penutup", [6, 34, 36, 14, 14, 12, 16, 30], landscape=True)
    s.title("CAPAIAN KINERJA (BAB IV)", subtitle(o))
    s.head([*GOAL, "Target", "Realisasi", "Capaian", "Kategori", "Sumber Data"])
    rows = [i for i in range(len(o.indikator)) if i not in utama(o)]
    if o.gaya.penutup_semua or not rows:
        rows = list(range(len(o.indikator)))
    for i in rows:
        s.row(
            *_goal(o, i),
            link(target(o, i)),
            link(realisasi(o, i)),
            link(capaian(o, i)),
            link(label_capaian(o, i)),
            text(o.indikator[i].sumber),
        )


def pernyataan(o: Office, book: Book) -> None:
    s = book.sheet("Pernyataan", [6, 12, 40, 52, 24, 14, 60], landscape=True)
    s.title("PERNYATAAN DALAM NASKAH", subtitle(o))
    s.head(["No", "Bagian", "Fakta", "Rincian", "Nilai", "Satuan", "Terbilang"])
    for n, fact in enumerate(statements(o)):
        s.row(
            number(n + 1),
            text(fact.bagian),
            text(fact.fakta),
            text(fact.rincian),
            fact.nilai,
            text(fact.satuan),
            text(fact.terbilang),
        )


def tindak_lanjut(o: Office, book: Book) -> None:
    s = book.sheet("Tindak Lanjut", [6, 46, 46] + [14.0] * len(o.periode), landscape=True)
    s.title("RENCANA TINDAK LANJUT", subtitle(o))
    s.head2(["No", "Langkah Perbaikan", "Rencana Tindak Lanjut"], [("Timeline", list(o.periode))])
    for n, (step, plan, marks) in enumerate(o.tindak_lanjut):
        ticks = (text("√" if mark else "", align="center") for mark in marks)
        s.row(number(n + 1), text(step), text(plan), *ticks)


def prestasi(o: Office, book: Book) -> None:
    s = book.sheet("Prestasi", [6, 60, 60])
    s.title("PRESTASI DAN PENGHARGAAN", subtitle(o))
    s.head(["No", "Prestasi", "Rincian"])
    for n, (name, details) in enumerate(o.prestasi):
        for k, detail in enumerate(details or ("",)):
            s.row(*((text(""), text("")) if k else (number(n + 1), text(name))), text(detail))


def pengaturan(o: Office, book: Book) -> None:
    """What the office sets otherwise; no sheet where it sets nothing."""
    made = o.pengaturan
    if made is None:
        return
    s = book.sheet("Pengaturan", [30, 24, 60, 36, 36], landscape=True)
    s.title("PENGATURAN", subtitle(o))
    if made.nilai:
        s.head(["Pengaturan", "Nilai", "Dasar Hukum"])
        for name, value, basis in made.nilai:
            s.row(text(name), text(value) if isinstance(value, str) else number(value), text(basis))
    if made.skala:
        s.caption("Skala")
        s.head(["Skala", "Kategori", "Dari", "Sampai", "Dasar Hukum"])
    for name, scale, basis in made.skala:
        rows = scale.rows[::-1] if made.naik else scale.rows
        for n, (label, low, top) in enumerate(rows):
            ends = (text("") if end is None else number(end, "0.00") for end in (low, top))
            s.row(text("" if n else name), text(label), *ends, text("" if n else basis))
    if made.tabel:
        s.caption("Tabel Laporan")
        s.head(["Tabel", "Nomor", "Judul", "Sumber Data", "Dasar Hukum"])
    for row in made.tabel:
        s.row(*map(text, row))


def pengecualian(o: Office, book: Book) -> None:
    s: Sheet = book.sheet("Pengecualian", [10, 20, 10, 60, 30])
    s.title("PENGECUALIAN", subtitle(o))
    s.head(["Kode", "Lembar", "Sel", "Alasan", "Oleh"])
