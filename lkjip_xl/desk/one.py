"""One submission of many: everything that is said about it, as one line of JSON."""

from __future__ import annotations

import os

from lkjip_xl import output
from lkjip_xl.collections_off import no_collections
from lkjip_xl.jobs import check_file
from lkjip_xl.reading.refusals import said_of


def check_line(path: str | os.PathLike[str]) -> str:
    """What `periksa --json` writes about a file, as one line; of a file that cannot be used as well. Never raises
    but for an interruption.

    >>> import json, lkjip_xl
    >>> told = json.loads(lkjip_xl.check_line("examples/kemlagi-2024.xlsx"))
    >>> told["status"], told["office"]["tahun"], told["counts"]["COCOK"]
    ('selisih', 2024, 395)
    >>> json.loads(lkjip_xl.check_line("tidak-ada.xlsx"))["status"]
    'tidak terbaca'
    """
    try:
        with no_collections():  # also while what was found is told: all of it is still in use
            return output.as_json(str(path), check_file(path))
    except Exception as error:
        return output.as_json(str(path), None, said_of(error), getattr(error, "sha256", ""))
