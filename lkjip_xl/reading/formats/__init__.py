"""Workbooks in other formats than Open XML: each module reads one and gives the same Contents."""
