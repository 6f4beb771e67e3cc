"""One submission of many: everything that is said about it, as one line of JSON."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl import output
from lkjip_xl.jobs import check_file
from lkjip_xl.reading.refusals import SENTENCES, Refused


def check_line(path: str) -> str:
    """The JSON line of a file, of a refusal as well. Never raises but for an interruption."""
    try:
        return output.as_json(path, check_file(Path(path)))
    except Refused as refused:
        return output.as_json(path, None, str(refused), refused.sha256)
    except MemoryError:
        return output.as_json(path, None, SENTENCES["too_much_memory"])
    except Exception as error:
        return output.as_json(path, None, SENTENCES["internal"].format(detail=type(error).__name__))
