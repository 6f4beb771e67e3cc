"""The grammar of the narrative: rise, fall and neither; reached and not; one, many and none."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lkjip_xl.writing.report import kalimat as k

F = Fraction


def test_counts_and_lists() -> None:
    assert k.banyak(2, "indikator") == "2 (dua) indikator"
    assert k.banyak(11, "orang") == "11 (sebelas) orang"
    assert [k.daftar(list("ABC")[:n]) for n in (1, 2, 3)] == ["A", "A dan B", "A, B, dan C"]
    assert k.bernomor(["A"]) == "A"
    assert k.bernomor(["A", "B"]) == "(1) A; dan (2) B"
    assert k.bernomor(["A", "B", "C"]) == "(1) A; (2) B; dan (3) C"
    assert k.rupiah(F(1_500)) == "Rp1.500"
    assert k.rupiah(F(1_500), spelled=True) == "Rp1.500 (Seribu Lima Ratus Rupiah)"
    assert k.rupiah(F("0.5"), spelled=True) == "Rp1"


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("99.99", "belum tercapai"),
        ("99.996", "telah tercapai"),
        ("100", "telah tercapai"),
        ("100.01", "telah terlampaui"),
    ],
)
def test_reached_is_what_the_printed_figure_says(share: str, said: str) -> None:
    assert k.tercapai(F(share)) == said


def test_an_indikator_and_one_that_should_fall() -> None:
    assert k.indikator("IKM", "2024", "90", "91,8", F(102)) == (
        "Indikator IKM pada Tahun 2024 ditargetkan sebesar 90 dan terealisasi sebesar 91,8, sehingga capaian "
        "kinerjanya 102,00% dengan kategori Sangat Tinggi; target tahun ini telah terlampaui."
    )
    assert k.indikator("Lama Pelayanan", "2024", "10 menit", "12 menit", F(80), turun=True) == (
        "Indikator Lama Pelayanan, yang semakin rendah semakin baik, pada Tahun 2024 ditargetkan sebesar 10 menit dan "
        "terealisasi sebesar 12 menit, sehingga capaian kinerjanya 80,00% dengan kategori Tinggi; target tahun ini "
        "belum tercapai."
    )


@pytest.mark.parametrize(
    ("before", "now", "turun", "said"),
    [
        ("90", "95", False, "realisasi tersebut naik sebesar 5."),
        ("95", "90", False, "realisasi tersebut turun sebesar 5."),
        ("90", "90.5", False, "realisasi tersebut naik sebesar 0,50."),
        ("10", "12", True, "realisasi tersebut naik sebesar 2, yang berarti kinerjanya menurun."),
        ("12", "10", True, "realisasi tersebut turun sebesar 2, yang berarti kinerjanya membaik."),
    ],
)
def test_rise_and_fall(before: str, now: str, turun: bool, said: str) -> None:
    text = k.dibanding(2023, F(before), before, F(now), turun=turun)
    assert text == f"Dibandingkan dengan realisasi Tahun 2023 ({before}), {said}"


def test_neither_rise_nor_fall() -> None:
    assert k.dibanding(2023, F(5), "5", F(5)) == "Realisasi tersebut sama dengan realisasi Tahun 2023 (5)."


def test_the_end_of_the_plan() -> None:
    assert k.renstra("92", F("99.78")).endswith(
        "tingkat kemajuannya 99,78%, sehingga target akhir tersebut belum tercapai."
    )
    assert k.akhir_renstra([("A", F(90))]) == "Belum ada indikator yang mencapai target akhir Renstra."
    assert k.akhir_renstra([("A", F(90)), ("B", F(100))]) == (
        "Target akhir Renstra telah dicapai oleh 1 (satu) indikator, yaitu B (100,00%)."
    )
    assert (
        k.akhir_renstra([("A", F(100)), ("B", F(100))])
        == "Seluruh 2 (dua) indikator telah mencapai target akhir Renstra."
    )
    assert k.akhir_renstra([("A", F(100))]).endswith("1 (satu) indikator, yaitu A (100,00%).")


@pytest.mark.parametrize(
    ("murni", "akhir", "said"),
    [(100, 150, "bertambah Rp50"), (150, 100, "berkurang Rp50"), (100, 100, "tidak berubah")],
)
def test_the_amended_budget(murni: int, akhir: int, said: str) -> None:
    assert said in k.perubahan(F(murni), F(akhir))


@pytest.mark.parametrize(
    ("pagu", "spent", "said"),
    [
        (200, 150, "tidak terserap sebesar Rp50."),
        (200, 200, "Seluruh anggaran terserap."),
        (200, 250, "Realisasi melampaui anggaran sebesar Rp50."),
    ],
)
def test_absorption(pagu: int, spent: int, said: str) -> None:
    assert k.serapan("Kecamatan Contoh", "2024", F(pagu), F(spent)).endswith(said)


def test_spending_by_kind() -> None:
    operasi, modal = ("belanja operasi", F(80), F(60)), ("belanja modal", F(20), F(20))
    assert k.belanja([operasi, modal]) == (
        "Realisasi tersebut meliputi belanja operasi Rp60 dari Rp80 (75,00%) dan belanja modal Rp20 dari Rp20 "
        "(100,00%)."
    )
    assert k.belanja([operasi]) == "Seluruhnya berupa belanja operasi."
    assert k.belanja([operasi, ("belanja modal", F(0), F(0))]) == "Seluruhnya berupa belanja operasi."
    assert "belanja modal Rp5 dari Rp0." in k.belanja([operasi, ("belanja modal", F(0), F(5))])


def test_programs_that_spent_most_and_least() -> None:
    assert k.tinggi_rendah([("A", F(90))]) == ""
    assert k.tinggi_rendah([("A", F(90)), ("B", F(90))]) == "Serapan semua program sama, yaitu 90,00%."
    assert k.tinggi_rendah([("PROGRAM A", F(90)), ("B", F(95))]) == (
        "Serapan tertinggi pada B (95,00%) dan terendah pada Program A (90,00%)."
    )


def test_desa() -> None:
    assert k.terbanyak([("SUKAMAJU", F(2_500)), ("Sukasari", F(900))]) == (
        "Desa dengan penduduk terbanyak adalah Sukamaju (2.500 jiwa), sedangkan desa dengan penduduk paling sedikit "
        "adalah Sukasari (900 jiwa)."
    )
    assert k.terbanyak([("A", F(5)), ("B", F(5))]) == "Penduduk setiap desa sama banyak, yaitu 5 jiwa."


def test_efficiency() -> None:
    assert k.efisiensi("IKM", F(4), F(102), F(98)) == (
        "Tingkat efisiensi IKM sebesar 4,00 atau efisien, karena capaian kinerja 102,00% diperoleh dengan capaian "
        "anggaran 98,00%."
    )
    assert "atau tidak efisien, karena capaian anggaran 98,00% tidak lebih rendah" in k.efisiensi(
        "IKM", F(-8), F(90), F(98)
    )


def test_conclusions() -> None:
    high, low = ("A", F(100)), ("B", F("99.38"))
    assert k.kesimpulan([high]) == "Indikator kinerja A telah mencapai target (capaian 100,00%)."
    assert k.kesimpulan([low]) == "Indikator kinerja B belum mencapai target (capaian 99,38%)."
    assert k.kesimpulan([high, high]) == "Seluruh 2 (dua) indikator kinerja telah mencapai target."
    assert k.kesimpulan([low, low]).startswith("Seluruh 2 (dua) indikator kinerja belum mencapai target, yaitu (1) B")
    assert k.kesimpulan([high, high, low]) == (
        "Dari 3 (tiga) indikator kinerja, 2 (dua) indikator telah mencapai target dan 1 (satu) indikator belum "
        "mencapai target, yaitu B (99,38%)."
    )
