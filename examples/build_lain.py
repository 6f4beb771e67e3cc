"""Write the three further examples and their reports: a kecamatan in a kota, a dinas, one without an amended PK."""

from pathlib import Path

from office import build
from office_lain import LAIN

from lkjip_xl import write_report

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "laporan"

if __name__ == "__main__":
    REPORTS.mkdir(exist_ok=True)
    for name, office in LAIN.items():
        path = HERE / f"{name}.xlsx"
        build(path, office, formulas=True)
        write_report(path, REPORTS / f"{name}.xlsx")
