"""Documents become a pack: the same one however often, its parts in order, each with the scope it has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_fit.pack.asking import questionnaire_of
from abm_fit.pack.compiling import compile_pack, digest_of
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack, pack_to_ask
from abm_fit.pack.order import cycles_in, in_order
from abm_fit.pack.parsing import parse_expression
from abm_fit.pack.scope import Reads, infer_scopes
from abm_fit.pack.trees import names_in

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [
    ROOT / "tests" / "data" / "invalid" / "pack" / "base",
    ROOT / "questionnaires" / "abm_fit",
    *sorted((ROOT / "tests" / "data" / "packs").iterdir()),
]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda path: path.name)
def pack(request: pytest.FixtureRequest) -> Pack:
    return load_pack(request.param)


def test_compiling_a_packs_documents_gives_the_same_pack(pack: Pack) -> None:
    assert compile_pack(pack.documents) == pack
    assert compile_pack(json.loads(json.dumps(pack.documents))) == pack


def test_a_pack_built_to_ask_compiles_the_rest_when_first_asked_and_is_the_same_pack(pack: Pack) -> None:
    asking = pack_to_ask(questionnaire_of(pack.documents["questionnaire"], parse=False), pack.documents, pack.digest)
    assert (asking.id, asking.version, asking.questionnaire) == (pack.id, pack.version, pack.questionnaire)
    assert any(question.when is not None for question in asking.questionnaire.questions.values())
    with ThreadPoolExecutor(4) as threads:
        rubrics = list(threads.map(lambda _: asking.rubric, range(4)))
    assert all(rubric == pack.rubric for rubric in rubrics)
    assert asking.rubric is rubrics[0]
    assert asking == pack
    assert not hasattr(asking, "nothing_of_the_kind")


def test_quantities_and_nodes_come_after_what_they_read(pack: Pack) -> None:
    rubric = pack.rubric
    seen: set[str] = set()
    for key, quantity in rubric.derived.items():
        trees = [tree for tree in (quantity.formula, quantity.when) if tree is not None]
        assert {name.id for tree in trees for name in names_in(tree)} & set(rubric.derived) <= seen
        seen.add(key)
    assert sorted(rubric.node_order) == sorted([*rubric.sums, *rubric.tables])
    done: set[str] = set()
    for key in rubric.node_order:
        below = rubric.sums[key].points if key in rubric.sums else rubric.tables[key].inputs
        assert set(below) & set(rubric.node_order) <= done
        done.add(key)


def shuffled(part: Any, pick: st.DataObject) -> Any:  # noqa: ANN401 -- any JSON
    """Return the same data with every mapping in another order."""
    if isinstance(part, dict):
        return {key: shuffled(part[key], pick) for key in pick.draw(st.permutations(list(part)))}
    return [shuffled(item, pick) for item in part] if isinstance(part, list) else part


SMALL = load_pack(FOLDERS[0]).documents


@given(st.data())
def test_the_digest_does_not_depend_on_the_order_of_names(pick: st.DataObject) -> None:
    assert digest_of(shuffled(dict(SMALL), pick)) == digest_of(SMALL)


def test_the_digest_depends_on_everything_else() -> None:
    changed: dict[str, Any] = json.loads(json.dumps(SMALL))
    changed["sources"]["sources"][0]["says"] += " "
    assert digest_of(changed) != digest_of(SMALL)


def test_numbers_are_the_ones_that_were_written() -> None:
    pack = compile_pack(SMALL)
    assert pack.rubric.policy["petrol"].value == Fraction(9, 2)
    assert pack.rubric.sums["means"].bands[1].start == Fraction(121, 2)
    curve = pack.rubric.values["orders"].curve
    assert curve is not None
    assert curve.points == ((Fraction(0), 0), (Fraction(20), 100))


def test_scopes_follow_what_is_read() -> None:
    rubric = compile_pack(SMALL).rubric
    assert {key: part.per for key, part in rubric.derived.items()} == {"takings": "segment", "left": "segment"}
    assert {key: part.per for key, part in rubric.sums.items()} == {"demand": "segment", "means": "company"}
    assert {key: part.per for key, part in rubric.gates.items()} == {"no_profit": "segment", "no_van": "company"}
    assert rubric.tables["verdict"].per == "segment"
    assert {key: part.per for key, part in rubric.decisions.items()} == {"oven": "company", "start": "company"}


def test_a_row_says_nothing_of_what_it_covers_anyway() -> None:
    row = compile_pack(SMALL).rubric.tables["verdict"].rows[0]
    assert dict(row.cells) == {"demand": frozenset({"low"})}


def test_scopes_are_passed_on_through_gates_decisions_and_gaps() -> None:
    def scope_of(text: str) -> str:
        things = {
            "gate.stop": Reads((parse_expression("acv < 3"),)),
            "decision.go": Reads((parse_expression("gate.stop"),)),
            "x": Reads((parse_expression(text),)),
        }
        return infer_scopes({"acv": "segment", "van": "company"}, things)["x"]

    assert scope_of("decision.go == 'yes'") == "segment"
    assert scope_of("gap.acv > 1") == "segment"
    assert scope_of("gap.van > 1") == "company"
    assert scope_of("known(acv)") == "segment"
    assert scope_of("any(gate.stop) and least(acv) > total(acv) / 2 and van == 3") == "company"
    assert scope_of("any(gate.stop) and acv > 3") == "segment"


graphs = st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6)


@given(graphs)
def test_an_order_is_found_exactly_where_there_is_no_circle(graph: Mapping[str, list[str]]) -> None:
    order = in_order(graph)
    assert sorted(order) == sorted(graph)
    sound = all(order.index(child) < order.index(key) for key in graph for child in graph[key] if child in graph)
    assert sound == (not cycles_in(graph))


@given(graphs)
def test_every_circle_told_is_one(graph: Mapping[str, list[str]]) -> None:
    for cycle in cycles_in(graph):
        for key, following in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            assert following in graph[key]


def test_a_choice_without_values_that_a_table_reads_counts_by_its_options_places() -> None:
    pack = load_pack(Path(__file__).parents[1] / "external" / "published" / "packs" / "eisenhower")
    assert pack.rubric.values["urgent"].options == {"no": 0, "yes": 1}
    assert pack.rubric.values["urgent"].shape == "any"
    assert "task" not in pack.rubric.values
