"""Which sheet of the standard workbook a sheet's name means."""

from __future__ import annotations

from functools import lru_cache

from lkjip_xl.catalog import SHEETS
from lkjip_xl.names import plain, squeezed

# Other names of the standard sheets; a text that ends with `*` also stands for longer names.
_ALIASES: dict[str, tuple[str, ...]] = {
    "Identitas": ("identitas instansi", "identitas opd", "profil", "data umum"),
    "Sasaran": ("tujuan dan sasaran", "tujuan sasaran", "cascading", "sasaran strategis"),
    "PK": ("perjanjian kinerja*", "pk perubahan", "pk murni", "perkin", "tapkin", "penetapan kinerja"),
    "Realisasi": (
        "realisasi kinerja*",
        "capaian kinerja*",
        "target dan realisasi*",
        "target realisasi*",
        "pengukuran kinerja*",
        "capaian",
    ),
    "LRA": ("laporan realisasi anggaran*", "realisasi anggaran*", "lra belanja", "lra program*", "lra *", "dpa lra"),
    "Riwayat": ("riwayat kinerja", "perbandingan antar tahun", "antar tahun", "perbandingan tahun*"),
    "Renstra": ("akhir renstra", "target renstra", "target akhir renstra", "kemajuan renstra"),
    "Pembanding": ("perbandingan pemda", "perbandingan nasional", "benchmark", "data pembanding"),
    "Penduduk": ("jumlah penduduk*", "kependudukan", "penduduk *", "demografi"),
    "Potensi": ("potensi desa", "potensi wilayah", "potensi kelurahan"),
    "Pegawai": ("jumlah pegawai*", "kepegawaian", "asn", "pegawai *", "sdm", "aparatur"),
    "IKM": ("indeks kepuasan masyarakat*", "skm", "ikm *", "survei kepuasan masyarakat*", "unsur ikm", "nilai ikm"),
    "Anggaran Sasaran": ("anggaran per sasaran", "efisiensi", "alokasi anggaran", "alokasi sasaran"),
    "Koordinasi": ("data koordinasi", "fasilitasi"),
    "Ikhtisar": ("ikhtisar eksekutif", "ringkasan eksekutif"),
    "Penutup": ("bab iv", "kesimpulan"),
    "Pernyataan": ("pernyataan teks", "narasi angka", "angka dalam teks"),
    "Tindak Lanjut": ("rencana tindak lanjut", "rtl"),
    "Prestasi": ("penghargaan", "prestasi dan penghargaan"),
    "Pengaturan": ("pengaturan instansi", "pengaturan laporan", "setelan", "skala kinerja", "parameter"),
    "Pengecualian": (),
}  # fmt: skip

# Words that people put around the name of a sheet.
_AROUND = frozenset(
    ("data", "tabel", "lembar", "lampiran", "form", "sheet", "ta", "tahun", "anggaran", "th", "thn", "revisi", "rev",
     "final", "fix", "baru", "copy", "salinan", "kecamatan", "kec", "opd", "lkjip", "lkj", "lakip")
)  # fmt: skip


def sheet_key(name: str) -> str:
    """What a sheet's name says, without years, numbers, blanks and letter case: `3. Realisasi 2024 ` is `realisasi`."""
    words = [w for w in squeezed(name).split() if not w.isdigit() and w != "tahun"]
    return "".join(words)


@lru_cache(maxsize=1024)
def sheets_meant(name: str) -> frozenset[str]:
    """The standard sheets that a name means: one, or none."""
    key = sheet_key(name)
    own = next((s for s in SHEETS if sheet_key(s) == key), None)
    if own is not None:
        return frozenset((own,))
    words = [w for w in squeezed(name).split() if not w.isdigit()]
    for kept in (words, _trimmed(words)):
        text = " ".join(kept)
        for sheet in SHEETS:
            if text == plain(sheet) or any(_fits(text, alias) for alias in _ALIASES.get(sheet, ())):
                return frozenset((sheet,))
    return frozenset()


def _trimmed(words: list[str]) -> list[str]:
    """The words without those around the name; `anggaran` stays where it belongs to it."""
    kept = list(words)
    while len(kept) > 1 and (kept[-1] in _AROUND or len(kept[-1]) == 1):
        kept.pop()
    while len(kept) > 1 and (kept[0] in _AROUND or len(kept[0]) == 1 or kept[0] in ("i", "ii", "iii", "iv", "v", "vi")):
        kept.pop(0)
    return kept


def _fits(text: str, alias: str) -> bool:
    if alias.endswith("*"):
        word = alias[:-1].strip()
        return text == word or text.startswith(f"{word} ")
    return text == alias
