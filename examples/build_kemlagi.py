"""Write examples/kemlagi-2024.xlsx from the text form of the real report, mistakes included."""

from pathlib import Path

from textbook import write_book

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    write_book(HERE / "kemlagi-2024", HERE / "kemlagi-2024.xlsx")
