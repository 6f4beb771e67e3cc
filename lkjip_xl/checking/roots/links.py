"""Wrong cells that only show another wrong cell: they follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lkjip_xl.checking.binder import reference_text
from lkjip_xl.checking.ledger import Ledger
from lkjip_xl.findings import Finding, Level


def with_links(ledger: Ledger, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those at a link to a cell with the same wrong content listed under the root of that cell."""
    roots = {f.at: f.at if f.root else f.root_at for f in findings if f.level is Level.SALAH}
    result = []
    for f in findings:
        source = ledger.origins.linked(f.at) if f.root and f.level is Level.SALAH else None
        root = roots.get(source) if source is not None else None
        if source is not None and root is not None and root != f.at:
            where = reference_text(source, f.at.sheet)
            title, hint = (
                f"{f.title} (ikut salah karena {where})",
                f"Sel ini menampilkan isi {where}; perbaiki di sana.",
            )
            f = replace(f, title=title, root=False, root_at=root, hint=hint)
        result.append(f)
    return result
