"""What `--json` writes is what the schema says, of whatever file: every field is described, and no other is there."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from test_checks import PENDUDUK, PENGECUALIAN
from test_refusals import BYTES
from tool import run
from workbook import changed, result_of, workbook

import lkjip_xl
from lkjip_xl import check_line
from lkjip_xl.checking.run import check
from lkjip_xl.findings import Level, Verdict
from lkjip_xl.output import told
from lkjip_xl.reading import read_bytes
from lkjip_xl.reading.refusals import Refused
from lkjip_xl.rules import FAMILIES
from tests.fuzz.mutants import mutant

ROOT = Path(__file__).parent.parent
SCHEMA: dict[str, Any] = json.loads((Path(lkjip_xl.__file__).parent / "periksa.schema.json").read_text("utf-8"))
EXAMPLES = sorted(p for p in (ROOT / "examples").rglob("*.xlsx") if not p.stem.endswith(".LKjIP"))


@cache
def _validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


def _valid(line: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(line)
    _validator().validate(data)
    return data


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_example(path: Path) -> None:
    data = _valid(check_line(path))
    assert data["checked"]
    assert data["office"]["tahun"]


def test_a_finding_that_is_accepted() -> None:
    told_now = _valid(json.dumps(told("a.xlsx", result_of(PENGECUALIAN))))
    assert [f["acceptance"] for f in told_now["findings"]] == [
        {"reason": "menunggu hasil pencacahan ulang", "by": "Sekretaris"}
    ]


def test_every_kind_of_damage() -> None:
    statuses = set()
    for number in range(0, 54, 2):
        try:
            result = check(read_bytes(mutant(11, number).data, "rusak.xlsx"))
        except Refused as refused:
            data = _valid(json.dumps(told("rusak.xlsx", None, str(refused), refused.sha256)))
        else:
            data = _valid(json.dumps(told("rusak.xlsx", result)))
        statuses.add(data["status"])
    assert {"selisih", "tidak terbaca"} <= statuses


def test_a_cell_that_could_not_be_checked_says_why() -> None:
    sheets = {"Pernyataan": [["Bagian", "Fakta", "Nilai"], ["Bab I", "Nama instansi", "Kecamatan Sukamaju"]]}
    line = _valid(json.dumps(told("a.xlsx", result_of(sheets))))
    assert line["not_checked"] == [{"sheet": "Pernyataan", "cell": "C2", "reason": "isian yang dibandingkan tidak ada"}]


@pytest.mark.parametrize(("reason", "data"), [(r, d) for r, _, d in BYTES], ids=[w for _, w, _ in BYTES])
def test_every_refused_file(reason: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "berkas.xlsx"
    path.write_bytes(data)
    line = _valid(check_line(path))
    assert (line["status"], bool(line["message"])) == ("tidak terbaca", True), reason


def test_lines_of_a_folder_and_of_its_journal(tmp_path: Path) -> None:
    sheets = {"a.xlsx": PENDUDUK, "b.xlsx": changed(PENDUDUK, {"Penduduk!E2": 21})}
    for name, content in sheets.items():
        (tmp_path / name).write_bytes(workbook(content))
    (tmp_path / "c.xlsx").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "d.txt").write_text("catatan")
    done = run("periksa", tmp_path, "--json", "--kerja", "2")
    lines = [_valid(line) for line in done.out.splitlines()]
    assert sorted(line["status"] for line in lines) == ["cocok", "selisih", "tidak terbaca"]


def test_a_file_passed_over() -> None:
    from lkjip_xl.output import told_skipped

    assert _valid(json.dumps(told_skipped("~$a.xlsx", "Berkas sementara Excel.")))["status"] == "dilewati"


def test_a_report_as_json(tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    path.write_bytes((ROOT / "examples" / "kecamatan-contoh.xlsx").read_bytes())
    assert _valid(run("laporan", path, "--json").out)["status"] == "cocok"


def test_the_schema_names_the_levels_verdicts_and_codes_of_the_program() -> None:
    assert SCHEMA["$defs"]["level"]["enum"] == [level.value for level in Level]
    checked = SCHEMA["$defs"]["checked"]["properties"]["verdict"]["enum"]
    assert checked == [v.value for v in Verdict if v is not Verdict.TIDAK]
    (counted,) = SCHEMA["properties"]["counts"]["patternProperties"]
    assert counted == "^({})$".format("|".join(v.value.replace("(", r"\(").replace(")", r"\)") for v in Verdict))
    assert SCHEMA["$defs"]["code"]["pattern"] == f"^[{''.join(FAMILIES)}]-[0-9]{{2}}$"


def _objects(node: Any) -> list[dict[str, Any]]:
    if not isinstance(node, dict):
        return []
    found = [node] if "properties" in node and isinstance(node["properties"], dict) else []
    return found + [o for below in node.values() for o in _objects(below)]


def test_every_field_is_described_and_must_be_there() -> None:
    objects = _objects(SCHEMA)
    assert len(objects) == 8
    for o in objects:
        assert o["additionalProperties"] is False
        assert set(o["required"]) == set(o["properties"])
        assert all(p.get("description", "").endswith(".") for p in o["properties"].values())


@pytest.mark.parametrize("spoil", [{"baru": 1}, {"status": "baik"}, {"counts": {"SALAH": 0}}, {"office": {}}])
def test_the_schema_refuses_what_it_does_not_describe(spoil: dict[str, Any]) -> None:
    good = told("a.xlsx", None, "Berkas kosong.")
    _validator().validate(good)
    with pytest.raises(ValidationError):
        _validator().validate({**good, **spoil})
