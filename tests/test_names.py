"""Names as people type them."""

from __future__ import annotations

import pytest
from test_checks import PK, REALISASI
from workbook import changed, findings_of, result_of

from lkjip_xl.checking.names import collect_names
from lkjip_xl.checking.texts import same_name
from lkjip_xl.names import heading, likeness, name_key, nearest, plain, squeezed, years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Indeks\u00a0Kepuasan\n Masyarakat ", "indeks kepuasan masyarakat"),
        ("Laki-Laki", "laki laki"),
        ("Kabupaten / Kota", "kabupaten kota"),
        ("Ｔｏｔａｌ", "total"),
        ("Desa\u200b Suka\u00admaju", "desa sukamaju"),
        ("% Capaian", "% capaian"),
        ("---", ""),
        ("", ""),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("IKM Kecamatan", "Indeks Kepuasan Masyarakat Kec."),
        ("SKM", "Survei  Kepuasan Masyarakat"),
        ("Kab. Contoh", "Kabupaten Contoh"),
        ("1. Persentase desa tertib", "Persentase desa tertib"),
        ("b) Waktu pelayanan", "Waktu pelayanan"),
        ("iv. Waktu pelayanan", "Waktu pelayanan"),
        ("Indeks Kepuasan Masyarakat (IKM)", "Indeks Kepuasan Masyarakat"),
        (
            "Nilai Sistem Akuntabilitas Kinerja Instansi Pemerintah (SAKIP)",
            "Nilai Sistem Akuntabilitas Kinerja Instansi Pemerintah",
        ),
    ],
)
def test_usual_short_forms_are_the_same_name(a: str, b: str) -> None:
    assert name_key(a) == name_key(b)


def test_other_words_are_another_name() -> None:
    assert name_key("Desa Mojodadi") != name_key("Desa Mojodowo")
    assert name_key("Kecamatan") != name_key("Kabupaten")
    assert name_key("3 desa tertib") != name_key("desa tertib")
    assert name_key("Jumlah desa (ODF)") != name_key("Jumlah desa")
    assert name_key("1.") == "1"


def test_an_office_may_name_its_kabupaten() -> None:
    assert same_name("KECAMATAN SUKAMAJU KAB. CONTOH RAYA", "Kecamatan Sukamaju")
    assert not same_name("KECAMATAN SUKAMAJU KAB. CONTOH RAYA", "Kecamatan Sukamakmur")
    assert not same_name("Kabupaten Contoh Raya", "Kabupaten Contoh Jaya")
    assert same_name("Persen (%)", "%")
    assert not same_name("Persen (%)", "Indeks")


def test_numbers_before_the_names_of_one_sheet_make_no_other_names() -> None:
    def of(realisasi: str) -> list[tuple[str, str]]:
        rows = {"PK": PK["PK"], "Realisasi": [[*r] for r in REALISASI["Realisasi"]]}
        rows["Realisasi"][1][3] = realisasi
        return [(f.code, str(f.at)) for f in result_of(rows).findings]

    assert of("1. Indeks Pelayanan") == []
    assert ("L-03", "Realisasi!D2") in of("1. Indeks Layanan Lain")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anggaran (Rp.)", "anggaran"),
        ("ANGGARAN (RP)", "anggaran"),
        ("Realisasi Tahun 2024", "realisasi"),
        ("Realisasi 2024", "realisasi"),
        ("Tahun", "tahun"),
        ("Capaian (%)", "capaian"),
        ("(%)", "%"),
        ("%", "%"),
        ("Jumlah (jiwa)", "jumlah"),
        ("Target\nAkhir", "target akhir"),
        ("Sasaran/Kinerja Utama", "sasaran kinerja utama"),
    ],
)
def test_heading(text: str, expected: str) -> None:
    assert heading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", [2024]),
        ("Tahun 2022 - 2024", [2022, 2024]),
        ("Renstra 2021-2026", [2021, 2026]),
        ("120245", []),
        ("1850", []),
        ("Kinerja", []),
    ],
)
def test_years(text: str, expected: list[int]) -> None:
    assert years(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("T O T A L", "total"),
        ("J U M L A H", "jumlah"),
        (" P K ", "pk"),
        ("JUMLAH", "jumlah"),
        ("Jumlah Total", "jumlah total"),
        ("A", "a"),
    ],
)
def test_squeezed(text: str, expected: str) -> None:
    assert squeezed(text) == expected


VILLAGES = (
    ("Mojodadi", "Mojodowo"), ("Mojopilang", "Mojowono"), ("Sukamaju", "Sukamulya"), ("Sukosari", "Sukorejo"),
    ("Kedungrejo", "Kedungsari"), ("Karanganyar", "Karanganom"), ("Sumberagung", "Sumberejo"),
    ("Watesprojo", "Watesumpak"), ("Beratkulon", "Beratwetan"), ("Sidomulyo", "Sidomukti"),
    ("Pandanarum", "Pandansari"),
    ("Sidorejo", "Sidoharjo"), ("Wonorejo", "Wonosari"), ("Tanjungsari", "Tanjungrejo"),
)  # fmt: skip
CLOSE_VILLAGES = (
    ("Sukosari", "Sukasari"), ("Wonorejo", "Wanorejo"), ("Banjarsari", "Banjaran Sari"), ("Japan", "Japanan"),
    ("Kedung Sari", "Kedung Asri"), ("Karang Asem", "Karang Asam"), ("Sumber Jaya", "Sumber Jati"),
    ("Mojorejo I", "Mojorejo II"), ("Gayaman", "Gayam"), ("Desa Sidomulyo", "Desa Sidomukti"),
)  # fmt: skip


@pytest.mark.parametrize(("a", "b"), VILLAGES + CLOSE_VILLAGES)
def test_two_villages_in_one_list_stay_two(a: str, b: str) -> None:
    penduduk = [["No", "Desa", "Laki-Laki", "Perempuan", "Jumlah"], [1, a, 12, 8, 20], [2, b, 30, 25, 55]]
    potensi = [["No", "Desa", "Pertanian", "Perkebunan"], [1, b, "padi", "tebu"], [2, a, "jagung", "kopi"]]
    assert findings_of({"Penduduk": penduduk, "Potensi": potensi}) == []


@pytest.mark.parametrize(("a", "b"), VILLAGES)
def test_a_village_is_not_taken_for_another_that_shares_its_beginning(a: str, b: str) -> None:
    assert nearest(a, [b]) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Meningkatnya Tatakelola Birokrasi", "Meningkatnya tata kelola birokrasi"),
        ("Persentase Layanan yang Tepat Waktu", "Persentase layanan tepat waktu"),
        ("Program Pembinaan dan Pengawasan Desa", "Program Pembinaan & Pengawasan Desa"),
    ],
)
def test_small_differences_of_long_names_are_near(a: str, b: str) -> None:
    assert nearest(a, ["Sarana dan Prasarana", b]) == b
    assert likeness(a, b) == likeness(b, a)


def test_equal_names_are_wholly_alike() -> None:
    assert likeness("IKM", "Indeks Kepuasan Masyarakat") == 1.0


def test_nothing_is_nearest_to_a_strange_name_or_among_equals() -> None:
    assert nearest("Panjang jalan", ["Jumlah desa", "Indeks Pelayanan"]) is None
    assert nearest("Indeks Pelayanan", []) is None
    assert nearest("Kegiatan Rapat Desa X", ["Kegiatan Rapat Desa Y", "Kegiatan Rapat Desa Z"]) is None


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Persentase desa maju", "Persentase desa mandiri"),
        ("Jumlah pengaduan yang masuk", "Jumlah pengaduan yang selesai"),
        ("Program Pemberdayaan Masyarakat Desa", "Program Pemberdayaan Masyarakat Kelurahan"),
        ("Penyelenggaraan Urusan Pemerintahan", "Penyelenggaraan Urusan Pemerintahan Umum"),
        ("Indeks Kepuasan Masyarakat", "Indeks Kepuasan Pegawai"),
    ],
)
def test_two_indikator_that_share_most_words_stay_two(a: str, b: str) -> None:
    kepala = ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Arah", "Target Murni", "Target Perubahan"]
    pk = [
        kepala,
        [1, "Utama", "Sasaran", a, "nilai", "Naik", 50, 50],
        [2, "Utama", "Sasaran", b, "nilai", "Naik", 80, 80],
    ]
    realisasi = [
        ["No", "Kelompok", "Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "Capaian"],
        [2, "Utama", "Sasaran", b, "nilai", 80, 80, 100],
        [1, "Utama", "Sasaran", a, "nilai", 50, 50, 100],
    ]
    assert findings_of({"PK": pk, "Realisasi": realisasi}) == []
    # a match that is only likely may be told, but makes no figure wrong
    apart = findings_of({"PK": pk[:2], "Realisasi": realisasi[:2]})
    assert apart != []
    assert [f for f in apart if f[1] == "SALAH"] == []


@pytest.mark.parametrize(
    ("office", "alike"),
    [
        ("Kecamatan Kearsipan", True),
        ("Dinas Perpustakaan dan Kearsipan Kabupaten Contoh", False),
        ("Dinas Kearsipan dan Desa", False),  # a word for places in it makes no place of it
    ],
)
def test_only_an_office_that_is_named_after_a_place_adds_nothing_to_a_name(office: str, alike: bool) -> None:
    """A dinas is named after its work, as its programs are: then the words make a difference."""
    book = result_of(changed(PK, {}) | {"Identitas": [["Uraian", "Isi"], ["Nama Instansi", office]]}).book
    near = collect_names(book).empty_words("program")
    assert (likeness("Pembinaan Kearsipan", "Pembinaan", near) > 0) is alike
