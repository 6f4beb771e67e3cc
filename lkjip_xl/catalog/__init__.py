"""What an LKjIP is: every table of the standard workbook and of the report, in order.

To add a table, write its declaration in a file of this folder and name it in TABLES (and its report
table in REPORTS). Template, reader, checks, report and documentation follow from it.
"""

from __future__ import annotations

from lkjip_xl.catalog import (
    akun,
    anggaran,
    ikm,
    koordinasi,
    lampiran,
    lra,
    pegawai,
    pk,
    realisasi,
    riwayat,
    sasaran,
    wilayah,
)
from lkjip_xl.catalog.identitas import IDENTITAS
from lkjip_xl.catalog.indicators import SPECIAL, SpecialIndicator
from lkjip_xl.catalog.pernyataan import PERNYATAAN
from lkjip_xl.table import Report, Table

TABLES: tuple[Table, ...] = (
    IDENTITAS,
    sasaran.TUJUAN,
    sasaran.PROGRAM_INDIKATOR,
    pk.PK_INDIKATOR,
    pk.PK_PROGRAM,
    realisasi.REALISASI,
    lra.LRA,
    lra.JENIS,
    akun.AKUN,
    riwayat.RIWAYAT,
    riwayat.RENSTRA,
    riwayat.PEMBANDING,
    wilayah.PENDUDUK,
    wilayah.POTENSI,
    pegawai.PEGAWAI,
    ikm.IKM,
    anggaran.ALOKASI,
    anggaran.KINERJA_ANGGARAN,
    anggaran.EFISIENSI_TABEL,
    koordinasi.KOORDINASI,
    PERNYATAAN,
    lampiran.TINDAK_LANJUT,
    lampiran.PRESTASI,
    lampiran.PENGECUALIAN,
)

REPORTS: tuple[Report, ...] = (
    sasaran.REPORTS[0],
    anggaran.IKHTISAR_UTAMA,
    realisasi.IKHTISAR_LAINNYA,
    *wilayah.REPORTS,
    *pegawai.REPORTS,
    sasaran.REPORTS[2],
    sasaran.REPORTS[1],
    *pk.REPORTS,
    *realisasi.REPORTS,
    *ikm.REPORTS,
    *koordinasi.REPORTS,
    *riwayat.REPORTS,
    *lra.REPORTS,
    *anggaran.REPORTS,
    *lampiran.REPORTS,
    realisasi.BAB_IV,
    lampiran.TABEL_4_1,
)

BY_KEY: dict[str, Table] = {t.key: t for t in TABLES}

# The sheets of the standard workbook in their order; Petunjuk, which holds no table, stands before them.
SHEETS: tuple[str, ...] = (
    "Identitas",
    "Sasaran",
    "PK",
    "Realisasi",
    "LRA",
    "Riwayat",
    "Renstra",
    "Pembanding",
    "Penduduk",
    "Potensi",
    "Pegawai",
    "IKM",
    "Anggaran Sasaran",
    "Koordinasi",
    "Ikhtisar",
    "Penutup",
    "Pernyataan",
    "Tindak Lanjut",
    "Prestasi",
    "Pengecualian",
)

MANDATORY: tuple[str, ...] = tuple(dict.fromkeys(t.sheet for t in TABLES if t.mandatory))

__all__ = ["BY_KEY", "MANDATORY", "REPORTS", "SHEETS", "SPECIAL", "TABLES", "SpecialIndicator"]
