"""Chapters I to III of the standard workbook, one function a sheet."""

from __future__ import annotations

from fractions import Fraction

from office_cells import (
    angka,
    capaian,
    label,
    label_capaian,
    rata_rata,
    realisasi,
    rumus,
    target,
    target_pk,
)
from office_grid import RIBUAN, Book, Cell, Sheet, computed, link, number, ratio, text
from office_model import Indikator, Office, achievement, half_up, mutu_pelayanan, percent

IDENTITY = ["No", "Kelompok", "Sasaran", "Indikator"]


def subtitle(o: Office) -> str:
    return f"{o.nama} {o.kabupaten} Tahun {o.tahun}"


def identity(ind: Indikator) -> list[Cell]:
    """The cells under IDENTITY."""
    return [number(ind.nomor), text(ind.kelompok), text(ind.sasaran), text(ind.nama)]


def plus(keys: list[str]) -> str:
    """`=C7+C10+C12`, as the parents of an LRA are written."""
    return "=" + "+".join(f"[{key}]" for key in keys)


def add(keys: list[str]) -> str:
    """`=SUM(C5:C9)` over neighbours, `=C5` for one."""
    return f"=SUM([{keys[0]}]:[{keys[-1]}])" if len(keys) > 1 else f"=[{keys[0]}]"


# ---- chapter I --------------------------------------------------------------------------------------


def petunjuk(o: Office, book: Book) -> None:
    s = book.sheet("Petunjuk", [100])
    s.title("PETUNJUK PENGISIAN", subtitle(o))
    for line in (
        "Isi setiap lembar sesuai dokumen yang sah; satu baris untuk satu data, judul kolom tidak diubah.",
        "Jumlah, persentase, capaian dan kategori boleh diisi sebagai rumus atau diketik.",
    ):
        s.row(Cell(line, typed=line, border=False))


def identitas(o: Office, book: Book) -> None:
    s = book.sheet("Identitas", [28, 44])
    s.title("IDENTITAS INSTANSI", subtitle(o))
    s.head(["Uraian", "Isi"])
    rows: list[tuple[str, Cell]] = [
        ("Nama Instansi", text(o.nama)),
        ("Kabupaten/Kota", text(o.kabupaten)),
        ("Tahun Laporan", number(o.tahun, "0")),
        ("Periode Renstra", text(o.periode_teks or f"{o.renstra[0]}-{o.renstra[1]}")),
        ("Kepala", text(o.kepala)),
        ("Tanggal Laporan", text(o.tanggal)),
        ("Luas Wilayah (km2)", number(o.luas, "#,##0.00")),
        (f"Jumlah {o.wilayah}", number(len(o.desa))),
        (f"Jumlah {o.bagian}", number(o.dusun)),
        ("Jumlah RW", number(o.rw)),
        ("Jumlah RT", number(o.rt)),
    ]
    if not o.desa:  # an office without an area of its own
        rows = rows[:6]
    for name, cell in rows:
        cell.align = "left"
        s.row(text(name), cell)


def penduduk(o: Office, book: Book) -> None:
    s = book.sheet("Penduduk", [6, 26, 14, 14, 14])
    s.title(f"JUMLAH PENDUDUK MENURUT {o.wilayah.upper()}", subtitle(o))
    s.head(["No", o.wilayah, "Laki-Laki", "Perempuan", "Jumlah"])
    for n, desa in enumerate(o.desa):
        s.row(
            number(n + 1),
            text(desa.nama),
            number(desa.laki, RIBUAN, key=f"desa.{n}.l"),
            number(desa.perempuan, RIBUAN, key=f"desa.{n}.p"),
            computed(desa.laki + desa.perempuan, f"=[desa.{n}.l]+[desa.{n}.p]", RIBUAN, key=f"desa.{n}.j"),
        )
    laki, perempuan = sum(d.laki for d in o.desa), sum(d.perempuan for d in o.desa)
    cells = [
        computed(value, add([f"desa.{n}.{kind}" for n in range(len(o.desa))]), RIBUAN)
        for kind, value in (("l", laki), ("p", perempuan), ("j", laki + perempuan))
    ]
    s.total(text(""), text("Jumlah"), *cells)


def potensi(o: Office, book: Book) -> None:
    s = book.sheet("Potensi", [6, 20, 26, 24, 26, 32, 26], landscape=True)
    s.title(f"POTENSI {o.wilayah.upper()}", subtitle(o))
    s.head(["No", o.wilayah, "Pertanian", "Perkebunan", "Peternakan", "Perekonomian", "Pariwisata"])
    for n, desa in enumerate(o.desa):
        s.row(number(n + 1), text(desa.nama), *(text(sector) for sector in desa.potensi))


def pegawai(o: Office, book: Book) -> None:
    s = book.sheet("Pegawai", [6, 34, 14, 14, 14])
    s.title("JUMLAH PEGAWAI", subtitle(o))
    s.head(["No", "Uraian", "Laki-laki", "Perempuan", "Total"])
    staff = o.pegawai
    roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    if o.gaya.judul_status:
        s.row(text(roman.pop(0)), text("Status Kepegawaian :", bold=True), text(""), text(""), text(""))
        numbers = ["1.", "2.", "3."]
    else:
        numbers = [roman.pop(0) for _ in range(3)]
    named = (("Pegawai PNS", staff.pns), ("Pegawai THL", staff.thl), ("Pegawai CPNS", staff.cpns))
    for no, (name, counts) in zip(numbers, named, strict=True):
        _staff_row(o, s, no, name, *counts)
    for group, rows in staff.kelompok:
        s.row(text(roman.pop(0)), text(group, bold=True), text(""), text(""), text(""))
        for n, row in enumerate(rows, 1):
            _staff_row(o, s, f"{n}.", row.uraian, row.laki, row.perempuan)


def _staff_row(o: Office, s: Sheet, no: str, name: str, laki: int, perempuan: int) -> None:
    key = f"staf.{s.at}"
    cells = [
        number(laki, "0", key=f"{key}.l"),
        number(perempuan, "0", key=f"{key}.p"),
        computed(laki + perempuan, f"=[{key}.l]+[{key}.p]", "0"),
    ]
    for cell in cells:
        if o.gaya.strip_nol and cell.value == 0:
            cell.typed, cell.fmt, cell.align = "-", '0;-0;"-"', "right"
    s.row(text(no), text(name), *cells)


# ---- chapter II -------------------------------------------------------------------------------------


def sasaran(o: Office, book: Book) -> None:
    s = book.sheet("Sasaran", [26, 26, 26, 30, 40, 40], landscape=True)
    s.title("TUJUAN, SASARAN, STRATEGI DAN ARAH KEBIJAKAN", subtitle(o))
    s.head(["Tujuan RPJMD", "Sasaran RPJMD", "Tujuan Renstra", "Sasaran Renstra", "Strategi", "Arah Kebijakan"])
    for goal, strategy, policy in o.strategi:
        s.row(*(text(part) for part in (*o.tujuan, goal, strategy, policy)))
    s.caption("Program dan Indikator")
    s.head(["No", "Sasaran", "Program", "Indikator Program"])
    goals = [goal for goal, _, _ in o.strategi]
    for n, program in enumerate(o.program):
        s.row(number(n + 1), text(goals[min(n, len(goals) - 1)]), text(program.nama), text(program.indikator))


def pk(o: Office, book: Book) -> None:
    s = book.sheet("PK", [6, 30, 34, 34, 18, 18, 18, 18], landscape=True)
    s.title("PERJANJIAN KINERJA", subtitle(o))
    s.head([*IDENTITY, "Satuan", "Arah", "Target Murni", "Target Perubahan"])
    for i, ind in enumerate(o.indikator):
        s.row(
            *identity(ind),
            text(ind.satuan),
            text(ind.arah),
            target_pk(o, i, perubahan=False),
            target_pk(o, i, perubahan=True),
        )
    s.caption("Program dan Anggaran")
    s.head(["No", "Program", "Anggaran Murni", "Anggaran Perubahan", "Keterangan", "Keterangan Perubahan"])
    uang, amended = o.gaya.uang, o.pk_perubahan
    for n, program in enumerate(o.program):
        s.row(
            number(n + 1),
            text(program.nama),
            number(program.anggaran_murni, uang, key=f"pk.p{n}.murni"),
            number(program.anggaran, uang, key=f"pk.p{n}.perubahan") if amended else text(""),
            text(f"APBD {o.tahun}"),
            text(f"P-APBD {o.tahun}" if amended else ""),
        )
    programs = range(len(o.program))
    murni = sum(p.anggaran_murni for p in o.program)
    s.total(
        text(""),
        text("Jumlah"),
        computed(murni, add([f"pk.p{n}.murni" for n in programs]), uang),
        computed(o.anggaran, add([f"pk.p{n}.perubahan" for n in programs]), uang) if amended else text(""),
        text(""),
        text(""),
    )


# ---- chapter III ------------------------------------------------------------------------------------


def realisasi_kinerja(o: Office, book: Book) -> None:
    s = book.sheet("Realisasi", [6, 12, 34, 36, 12, 14, 14, 12, 16, 30], landscape=True)
    s.title("PENGUKURAN KINERJA", subtitle(o))
    s.head([*IDENTITY, "Satuan", "Target", "Realisasi", "Capaian", "Kategori", "Sumber Data"])
    for i, ind in enumerate(o.indikator):
        s.row(
            *identity(ind),
            text(ind.satuan),
            target(o, i),
            realisasi(o, i),
            capaian(o, i),
            label_capaian(o, i),
            text(ind.sumber),
        )
    if not o.gaya.rata_rata:
        return
    for kelompok in ("Utama", "Lainnya"):
        if not o.kelompok(kelompok):
            continue
        over = f"real.mean.{kelompok}"
        s.total(
            *(text("") for _ in range(3)),
            text(f"Rata-rata Kinerja {kelompok}"),
            *(text("") for _ in range(3)),
            rata_rata(o, kelompok),
            label(o, o.rata_rata(kelompok), over, f"{over}.kategori"),
            text(""),
        )


def lra(o: Office, book: Book) -> None:
    s = book.sheet("LRA", [20, 62, 20, 20, 10])
    s.title("REALISASI ANGGARAN PROGRAM, KEGIATAN DAN SUB KEGIATAN", subtitle(o))
    s.head(["Kode" if o.gaya.kode else "No", "Uraian", "Anggaran", "Realisasi", "%"])
    for p, program in enumerate(o.program):
        name = program.nama.upper() if o.gaya.kapital else program.nama
        children = [f"lra.{p}.{k}" for k in range(len(program.kegiatan))]
        no = program.kode if o.gaya.kode else chr(ord("A") + p)
        _lra_row(o, s, no, name, f"lra.{p}", program.anggaran, program.realisasi, children, bold=True)
        for k, kegiatan in enumerate(program.kegiatan):
            key = f"lra.{p}.{k}"
            children = [f"{key}.{n}" for n in range(len(kegiatan.sub))]
            no = kegiatan.kode if o.gaya.kode else str(k + 1)
            _lra_row(o, s, no, kegiatan.nama, key, kegiatan.anggaran, kegiatan.realisasi, children, bold=True)
            for n, sub in enumerate(kegiatan.sub):
                no = sub.kode if o.gaya.kode else f"{k + 1}.{n + 1}"
                _lra_row(o, s, no, sub.nama, f"{key}.{n}", sub.anggaran, sub.realisasi, [])
    children = [f"lra.{p}" for p in range(len(o.program))]
    _lra_row(o, s, "", "TOTAL ANGGARAN", "lra.total", o.anggaran, o.realisasi, children, bold=True)
    s.caption("Jenis Belanja")
    s.head(["Jenis Belanja", "Anggaran", "Realisasi", "%"])
    modal, spent = o.modal
    kinds = [
        ("Belanja Operasi", "jenis.0", o.anggaran - modal, o.realisasi - spent),
        ("Belanja Modal", "jenis.1", modal, spent),
    ]
    for name, key, budget, used in kinds:
        _jenis_row(o, s, name, key, number(budget, o.gaya.uang), number(used, o.gaya.uang))
    keys = [key for _, key, _, _ in kinds]
    _jenis_row(
        o,
        s,
        "Jumlah",
        "jenis.jumlah",
        computed(o.anggaran, add([f"{key}.a" for key in keys]), o.gaya.uang),
        computed(o.realisasi, add([f"{key}.r" for key in keys]), o.gaya.uang),
        bold=True,
    )


def _lra_row(
    o: Office, s: Sheet, no: str, name: str, key: str, anggaran: int, spent: int, children: list[str],
    *, bold: bool = False,
) -> None:  # fmt: skip
    """A row of the tree: program over kegiatan with plus signs, kegiatan over sub kegiatan with SUM."""
    cells = []
    for kind, value in (("a", anggaran), ("r", spent)):
        keys = [f"{child}.{kind}" for child in children]
        formula = "" if not keys else add(keys) if children[0].count(".") == 3 else plus(keys)
        cells.append(computed(value, formula, o.gaya.uang, key=f"{key}.{kind}"))
    cells.append(_share(anggaran, spent, f"[{key}.r]/[{key}.a]", o, f"{key}.p"))
    row = [text(no), text(name), *cells]
    for cell in row:
        cell.bold = bold
    (s.total if key == "lra.total" else s.row)(*row)


def _jenis_row(o: Office, s: Sheet, name: str, key: str, a: Cell, r: Cell, *, bold: bool = False) -> None:
    a.key, r.key = f"{key}.a", f"{key}.r"
    assert isinstance(a.value, int)
    assert isinstance(r.value, int)
    share = _share(a.value, r.value, f"[{r.key}]/[{a.key}]", o, f"{key}.p")
    (s.total if bold else s.row)(text(name), a, r, share)


def _share(anggaran: int, spent: int, formula: str, o: Office, key: str) -> Cell:
    """Realisasi over anggaran; a dash where there is no anggaran."""
    if anggaran == 0:
        return text("-", align="right")
    return ratio(percent(spent, anggaran), formula, o.gaya.lra, key=key)


def riwayat(o: Office, book: Book) -> None:
    years = o.tahun_riwayat
    s = book.sheet("Riwayat", [6, 12, 32, 34, 12] + [11.0] * (3 * len(years)), landscape=True)
    s.title(f"PERBANDINGAN REALISASI KINERJA TAHUN {years[0]} - {years[-1]}", subtitle(o))
    s.head2(
        [*IDENTITY, "Satuan"],
        [(year, ["Target", "Realisasi", "Capaian"]) for year in years],
    )
    for i, ind in enumerate(o.indikator):
        cells = [*identity(ind), text(ind.satuan)]
        for past in ind.riwayat:
            cells += _past(o, ind, f"riw.{i}.{past.tahun}", past.target, past.realisasi)
        now = link(capaian(o, i))
        s.row(*cells, link(target(o, i)), link(realisasi(o, i)), now)


def _past(o: Office, ind: Indikator, key: str, goal: Fraction | None, actual: Fraction | None) -> list[Cell]:
    if goal is None or actual is None:
        return [text("-", align="right") for _ in range(3)]
    formula = rumus(ind.arah, f"{key}.t", f"{key}.r")
    return [
        angka(ind, goal, f"{key}.t"),
        angka(ind, actual, f"{key}.r"),
        ratio(achievement(goal, actual, ind.arah), formula, o.gaya.riwayat),
    ]


def renstra(o: Office, book: Book) -> None:
    s = book.sheet("Renstra", [6, 12, 34, 38, 14, 14, 14], landscape=True)
    s.title(f"REALISASI KINERJA TERHADAP TARGET AKHIR RENSTRA {o.renstra[0]}-{o.renstra[1]}", subtitle(o))
    s.head([*IDENTITY, "Target Akhir", "Realisasi", "Tingkat Kemajuan"])
    for i, ind in enumerate(o.indikator):
        actual = link(realisasi(o, i))
        if actual.formula:
            actual.key = f"ren.{i}.r"
        formula = rumus(ind.arah, f"ren.{i}.t", f"ren.{i}.r")
        s.row(
            *identity(ind),
            angka(ind, ind.target_akhir, f"ren.{i}.t"),
            actual,
            ratio(ind.kemajuan, formula, o.gaya.renstra),
        )


def pembanding(o: Office, book: Book) -> None:
    s = book.sheet("Pembanding", [6, 34, 34, 34, 13, 13, 13, 30], landscape=True)
    s.title("PERBANDINGAN REALISASI KINERJA DENGAN PEMDA DAN NASIONAL", subtitle(o))
    levels = [o.jenis, "Pemda", "Nasional"]
    s.head(["No", "Indikator", "Indikator Pemda", "Indikator Nasional", *levels, "Keterangan"])
    names = [ind.nama for ind in o.indikator]
    for n, row in enumerate(o.pembanding):
        i = names.index(row.indikator)
        others = [row.pemda, row.nasional]
        s.row(
            number(n + 1),
            text(row.indikator),
            *(text(other[0] if other else "-") for other in others),
            link(realisasi(o, i)),
            *(angka(o.indikator[i], other[1]) if other else text("-", align="right") for other in others),
            text(row.keterangan),
        )


def ikm(o: Office, book: Book) -> None:
    s = book.sheet("IKM", [6, 48, 14])
    s.title("NILAI UNSUR SURVEI KEPUASAN MASYARAKAT", subtitle(o))
    s.head(["No", "Unsur", "Nilai"])
    for n, (name, value) in enumerate(o.unsur):
        s.row(number(n + 1), text(name), number(value, "0.00", key=f"ikm.{n}"))
    average = f"=AVERAGE([ikm.0]:[ikm.{len(o.unsur) - 1}])"
    index = Cell(o.ikm, average, half_up(o.ikm, 2), "0.00", "ikm.mean")
    s.total(text(""), text("Rata-rata"), index)
    s.total(text(""), text("Mutu Pelayanan"), text(mutu_pelayanan(o.ikm), align="right"))
