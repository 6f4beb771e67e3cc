"""Checks LKjIP workbooks and writes the report workbook."""

__version__ = "0.1.0"
