"""The nine unsur of the satisfaction survey and the index they make."""

from fractions import Fraction

from lkjip_xl.catalog.common import UNSUR_1_TO_4, ikm_index, no, same
from lkjip_xl.expr import AtMost, Band, Col, Const, Rows, mean_of, sum_of
from lkjip_xl.scales import MUTU
from lkjip_xl.table import Column, Formula, Kind, Listing, Report, ReportColumn, Shared, Table, TotalCell, TotalRow

UNSUR = (
    ("Persyaratan", "kesesuaian persyaratan", "persentase kesesuaian persyaratan"),
    (
        "Sistem, Mekanisme dan Prosedur",
        "prosedur",
        "kemudahan prosedur",
        "kemudahan prosedur pelayanan",
        "persentase kemudahan prosedur pelayanan",
        "sistem mekanisme prosedur",
    ),
    (
        "Waktu Penyelesaian",
        "waktu pelayanan",
        "ketepatan pelaksanaan",
        "persentase ketepatan pelaksanaan",
        "kecepatan waktu",
        "ketepatan waktu",
        "persentase ketepatan waktu",
    ),
    ("Biaya/Tarif", "biaya", "tarif", "kesesuaian biaya", "persentase kesesuaian biaya", "kewajaran biaya"),
    (
        "Produk Spesifikasi Jenis Pelayanan",
        "produk layanan",
        "spesifikasi produk layanan",
        "persentase spesifikasi produk layanan",
        "produk spesifikasi",
        "kesesuaian produk",
    ),
    ("Kompetensi Pelaksana", "kompetensi", "persentase kompetensi pelaksana", "kemampuan pelaksana"),
    ("Perilaku Pelaksana", "perilaku", "persentase perilaku pelaksana", "kesopanan dan keramahan"),
    ("Penanganan Pengaduan, Saran dan Masukan", "penanganan pengaduan", "persentase penanganan pengaduan", "pengaduan"),
    (
        "Sarana dan Prasarana",
        "sarana prasarana",
        "kualitas sarana dan prasarana",
        "persentase kualitas sarana dan prasarana",
    ),
)

_NILAI = Rows("nilai")
# Of nine equal weights each is 1/9; Permenpan RB 14/2017 prints it as 0,11, and many sheets as 0,111.
_EQUAL_WEIGHTS = (Const(Fraction(1, len(UNSUR))), Const(Fraction(11, 100)), Const(Fraction(111, 1000)))
# IKM from the weighted unsur, whose sum runs from 1 to 4 as they do
_WEIGHTED_SUM = sum_of(Rows("tertimbang"))
_WEIGHTED = AtMost(_WEIGHTED_SUM, Fraction(4), _WEIGHTED_SUM * 25, _WEIGHTED_SUM)
_INDEX = r"(ikm|skm|indeks|konversi|dikonversi|x ?25|kepuasan)"  # words of the index, not of a mean from 1 to 4

IKM = Table(
    "ikm",
    "IKM",
    "Indeks Kepuasan Masyarakat",
    (
        no(),
        Column(
            "unsur",
            "Unsur",
            Kind.NAME,
            ("unsur pelayanan", "unsur skm", "nama unsur"),
            anchor=True,
            must=True,
            names="unsur",
            width=48,
            note="Sembilan unsur survei kepuasan masyarakat.",
        ),
        Column(
            "nilai",
            "Nilai",
            Kind.INDEX,
            ("nilai unsur", "nrr", "rata rata", "nilai rata rata"),
            anchor=True,
            must=True,
            width=14,
            shared=same("unsur", "P-01"),
            note="Nilai unsur: 1 sampai 4, atau persen.",
        ),
        Column(
            "bobot",
            "Bobot",
            Kind.INDEX,
            ("bobot nilai", "bobot unsur", "bobot nilai rata rata", "nilai bobot", "penimbang", "bobot tertimbang"),
            width=12,
            note="Bobot unsur.",
            optional=True,
        ),
        Column(
            "tertimbang",
            "NRR Tertimbang",
            Kind.INDEX,
            ("nilai tertimbang", "nilai rata rata tertimbang", "rata rata tertimbang", "nilai unsur tertimbang"),
            width=14,
            note="Nilai unsur kali bobotnya.",
            optional=True,
            variants=tuple(Formula(Col("nilai") * weight, "H-11") for weight in (Col("bobot"), *_EQUAL_WEIGHTS)),
        ),
    ),
    entity="unsur",
    totals=(
        TotalRow(
            "rata",
            "Rata-rata",
            (TotalCell("nilai", Formula(mean_of(_NILAI), "J-06"), Shared("ikm", "S-08", unless=UNSUR_1_TO_4)),),
            ("rata rata", "jumlah rata rata", "nilai rata rata"),
            "unsur",
            loosely=(rf"(?!.*{_INDEX})(?!.*tertimbang)(.* )?(rata rata|rerata)( .*)?",),
        ),
        TotalRow(
            "tertimbang",
            "Nilai Rata-rata Tertimbang",
            tuple(TotalCell(key, Formula(_WEIGHTED_SUM, "J-06")) for key in ("nilai", "tertimbang")),
            ("nrr tertimbang", "rata rata tertimbang", "jumlah nilai rata rata tertimbang", "jumlah nrr tertimbang"),
            "unsur",
            optional=True,
            parts=True,
        ),
        TotalRow(
            "ikm",
            "Nilai IKM",
            (
                TotalCell("nilai", Formula(ikm_index(), "J-06"), same("ikm", "S-08")),
                TotalCell("tertimbang", Formula(_WEIGHTED, "J-06"), same("ikm", "S-08")),
            ),
            ("ikm*", "indeks kepuasan masyarakat*", "nilai indeks*", "ikm unit pelayanan"),
            "unsur",
            optional=True,
            loosely=(rf"(.* )?{_INDEX}( .*)?",),
        ),
        TotalRow(
            "mutu",
            "Mutu Pelayanan",
            (TotalCell("nilai", Formula(Band(MUTU, ikm_index()), "K-03")),),
            ("mutu*", "kinerja unit pelayanan"),
            "unsur",
            optional=True,
        ),
    ),
    listing=Listing("unsur", expected=UNSUR, setting="unsur"),
    prefill=tuple((str(i + 1), names[0]) for i, names in enumerate(UNSUR)),
    blank_rows=0,
)

TABLES = (IKM,)

REPORTS = (
    Report(
        "ikm",
        "3.1 IKM",
        "Nilai Unsur Survei Kepuasan Masyarakat {instansi} Tahun {tahun}",
        "ikm",
        (
            ReportColumn("no", "No", width=6),
            ReportColumn("unsur", "Unsur", width=52),
            ReportColumn("nilai", "Nilai", width=14),
        ),
        totals=("rata", "ikm", "mutu"),
    ),
)
