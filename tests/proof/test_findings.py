"""One sample a code: a sound pack, changed in one place, yields that finding and no other, where it is written."""

from __future__ import annotations

import re
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from abm_fit.pack.compiling import compile_pack
from abm_fit.pack.loading import load_pack, read_documents
from abm_fit.proof import checking
from abm_fit.proof.checking import check_pack
from abm_fit.proof.findings import Findings
from abm_fit.proof.printing import findings_to_data, findings_to_text

DATA = Path(__file__).parents[1] / "data" / "invalid" / "proof"
PATCHES: dict[str, dict[str, Any]] = yaml.safe_load((DATA / "patches.yaml").read_text(encoding="utf-8"))


def place_in(data: Any, path: str) -> tuple[Any, str | int]:  # noqa: ANN401  plain data of a file
    """Return the container that a dotted path leads to, and the last key; ids may hold dots only in `accepted`."""
    *steps, last = path.split(".")
    for step in steps:
        data = data[int(step)] if isinstance(data, list) else data[step]
    return data, int(last) if isinstance(data, list) else last


def changed(target: Path, patch: dict[str, Any]) -> None:
    file = target / patch["file"]
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    for path, value in (patch.get("set") or {}).items():
        container, key = place_in(data, path)
        container[key] = value
    for path, value in (patch.get("append") or {}).items():
        container, key = place_in(data, path)
        container[key].append(value)
    for path in patch.get("drop") or ():
        container, key = place_in(data, path)
        del container[key]
    file.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    if "and" in patch:
        changed(target, patch["and"])


def check_patched(folder: Path, code: str) -> Findings:
    target = folder / "tool_shed"
    shutil.copytree(DATA / "sound", target)
    changed(target, PATCHES[code])
    # What loading refuses already is checked all the same: a pack may come from elsewhere.
    if PATCHES[code].get("unlinted"):
        documents = {kind: document.data for kind, document in read_documents(target).items()}
        return check_pack(compile_pack(documents), target)
    return check_pack(load_pack(target), target)


def test_the_sound_pack_has_no_finding_but_the_one_it_accepts() -> None:
    findings = check_pack(load_pack(DATA / "sound"), DATA / "sound")
    assert [(item.code, item.severity) for item in findings.findings] == [("W5", "accepted")]
    assert findings.ok
    assert all(item.state == "reached" for item in findings.reach)


def test_every_code_that_check_knows_has_a_sample_and_a_line_in_the_docs() -> None:
    """The codes are taken from the room's own source, so that none can be added without a sample."""
    room = Path(checking.__file__).parent
    written = "\n".join(path.read_text(encoding="utf-8") for path in sorted(room.glob("*.py")))
    codes = set(re.findall(r'"(ABM-C\d{3}|W\d)"', written))
    assert codes == set(PATCHES)
    docs = (DATA.parents[3] / "docs" / "pack-format.md").read_text(encoding="utf-8")
    assert [code for code in sorted(codes) if f"| {code} |" not in docs] == []


@pytest.mark.parametrize("code", PATCHES)
def test_each_code_has_a_sample_that_yields_it_with_a_line_and_a_remedy(code: str, tmp_path: Path) -> None:
    findings = check_patched(tmp_path, code)
    codes = {item.code for item in findings.findings if item.severity != "accepted"}
    assert codes == {code, *PATCHES[code].get("also", ())}, findings_to_text(findings)
    found = next(item for item in findings.findings if item.code == code)
    assert found.file
    assert found.line
    assert found.remedy
    assert findings.ok == all(item.severity != "error" for item in findings.findings)
    assert found.message in findings_to_text(findings)
    assert findings_to_data(findings)["findings"]


def test_impossible_is_said_only_where_all_answers_were_gone_through(tmp_path: Path) -> None:
    findings = check_patched(tmp_path, "ABM-C003")
    assert {item.id: item.state for item in findings.reach if item.kind == "verdict"}["start"] == "impossible"
    gate = check_patched(tmp_path / "gate", "ABM-C005")
    assert {item.id: item.state for item in gate.reach if item.kind == "gate"} == {"no_keeper": "not found"}
    assert any("no proof" in item.message for item in gate.findings)


def test_a_verdict_that_comes_up_at_all_is_not_said_to_come_up_in_nought_percent() -> None:
    rates = {"often": Fraction(1, 2), "rarely": Fraction(1, 10_000), "never": Fraction(0)}
    lines = findings_to_text(Findings("p", "1.0.0", base_rates=rates)).splitlines()[-3:]
    assert [line.split(maxsplit=1)[1] for line in lines] == ["50.0 %", "< 0.1 %", "0.0 %"]
