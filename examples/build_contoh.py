"""Write examples/kecamatan-contoh.xlsx, the complete example without a mistake."""

from pathlib import Path

from office import CONTOH, build

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    build(HERE / "kecamatan-contoh.xlsx", CONTOH, formulas=True)
