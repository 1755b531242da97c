"""Validated documents to a `Pack`: conditions parsed, scopes inferred, things put in the order they are computed in.

Trusts its input: what can be wrong with documents is found by `abm_fit.pack.schema` and `abm_fit.pack.linting`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from abm_fit.pack.advising import advice_of, refusal_of, source_of
from abm_fit.pack.asking import questionnaire_of
from abm_fit.pack.document import exact
from abm_fit.pack.expression import Expression
from abm_fit.pack.fields import Part, condition, required, text, texts
from abm_fit.pack.judging import derived_of, policy_of, sum_of, table_of, value_rule_of
from abm_fit.pack.model import Pack
from abm_fit.pack.order import in_order
from abm_fit.pack.questions import Questionnaire, Scope
from abm_fit.pack.rubric import Rubric
from abm_fit.pack.ruling import (
    contradiction_of,
    coverage_of,
    decision_of,
    economics_of,
    gate_of,
    mix_of,
    pattern_of,
    robustness_of,
)
from abm_fit.pack.scope import Reads, infer_scopes, made_of
from abm_fit.pack.trees import names_in
from abm_fit.pack.values import ValueRule

DOCUMENTS = ("questionnaire", "rubric", "advice", "sources")
"""The four documents of a pack."""


def compile_pack(documents: Mapping[str, Any], digest: str = "") -> Pack:
    """Build a pack from its four documents, which it keeps; compiling a pack's documents gives the same pack.

    `digest` is that of the documents, where it is known already.
    """
    kept = {kind: documents[kind] for kind in DOCUMENTS}
    questionnaire = questionnaire_of(kept["questionnaire"])
    advice = kept["advice"]
    return Pack(
        questionnaire=questionnaire,
        rubric=_rubric_of(kept["rubric"], questionnaire),
        advice=tuple(advice_of(part) for part in advice.get("advice") or ()),
        refusals=tuple(refusal_of(part) for part in advice.get("not_recommended") or ()),
        sources={part["id"]: source_of(part) for part in kept["sources"].get("sources") or ()},
        limits=texts(advice, "limits"),
        digest=digest or digest_of(kept),
        documents=kept,
    )


def digest_of(documents: Mapping[str, Any]) -> str:
    """Return the SHA-256 over the canonical JSON of the four documents: sorted keys, no spaces, ASCII."""
    import hashlib

    kept = {kind: documents[kind] for kind in DOCUMENTS}
    canonical = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def reads_of(rubric: Part) -> dict[str, Reads]:
    """Return what everything in a rubric document reads, keyed as `infer_scopes` wants it."""
    found: dict[str, Reads] = {}
    for key, part in _parts(rubric, "derived"):
        times = text(part.get("otherwise") or {}, "times")
        found[key] = Reads(_trees(required(part, "is"), condition(part)), (times,) if times else ())
    for key, part in _parts(rubric, "sums"):
        found[key] = Reads(ids=made_of(key, part, rubric.get("gates") or {}))
    for key, part in _parts(rubric, "tables"):
        found[key] = Reads(ids=tuple(part["inputs"]))
    for key, part in _parts(rubric, "gates"):
        found[f"gate.{key}"] = Reads(_trees(required(part)))
    for key, part in _parts(rubric, "decisions"):
        found[f"decision.{key}"] = Reads(_trees(*(condition(choice) for choice in part["choices"])))
    for key, part in _parts(rubric, "patterns"):
        found[f"pattern.{key}"] = Reads(_trees(required(part, "present"), condition(part, "possible")))
    for key, part in _parts(rubric, "contradictions"):
        found[f"contradiction.{key}"] = Reads(_trees(required(part)))
    return found


def _trees(*trees: Expression | None) -> tuple[Expression, ...]:
    return tuple(tree for tree in trees if tree is not None)


def _parts(rubric: Part, key: str) -> list[tuple[str, Part]]:
    return list((rubric.get(key) or {}).items())


def _values_of(document: Part, questionnaire: Questionnaire) -> dict[str, ValueRule]:
    """Build the values; a choice without any that a table reads counts by the places of its options."""
    values = {key: value_rule_of(key, part) for key, part in _parts(document, "values")}
    for _, table in _parts(document, "tables"):
        for name in table["inputs"]:
            question = questionnaire.questions.get(name)
            if question is not None and not (name in values and values[name].scored):
                places = {option.id: place for place, option in enumerate(question.options)}
                values[name] = replace(values.get(name, ValueRule(name)), options=places, shape="any")
    return values


def _rubric_of(document: Part, questionnaire: Questionnaire) -> Rubric:
    asked: dict[str, Scope] = {question.id: question.per for question in questionnaire.questions.values()}
    reads = reads_of(document)
    per = infer_scopes(asked, reads)
    derived = {key: derived_of(key, part, per[key]) for key, part in _parts(document, "derived")}
    formulae = {key: [name.id for tree in reads[key].expressions for name in names_in(tree)] for key in derived}
    nodes = {key: reads[key].ids for group in ("sums", "tables") for key, _ in _parts(document, group)}
    rates = dict(document.get("rates") or {})
    gap = texts(document, "gap_between")
    return Rubric(
        currency=text(document, "currency"),
        rates_date=str(rates.pop("as_of", "")),
        rates={code: exact(rate) for code, rate in rates.items()},
        policy={key: policy_of(key, part) for key, part in _parts(document, "policy")},
        values=_values_of(document, questionnaire),
        derived={key: derived[key] for key in in_order(formulae)},
        sums={key: sum_of(key, part, per[key]) for key, part in _parts(document, "sums")},
        tables={key: table_of(key, part, per[key]) for key, part in _parts(document, "tables")},
        node_order=in_order(nodes),
        gates={key: gate_of(key, part, per[f"gate.{key}"]) for key, part in _parts(document, "gates")},
        decisions={key: decision_of(key, part, per[f"decision.{key}"]) for key, part in _parts(document, "decisions")},
        patterns={key: pattern_of(key, part, per[f"pattern.{key}"]) for key, part in _parts(document, "patterns")},
        contradictions=tuple(
            contradiction_of(key, part, per[f"contradiction.{key}"]) for key, part in _parts(document, "contradictions")
        ),
        mix=mix_of(document.get("mix")),
        coverage=coverage_of(document.get("coverage") or {}),
        economics=economics_of(document.get("economics")),
        robustness=robustness_of(document.get("robustness") or {}),
        gap_between=(gap[0], gap[1]) if gap else None,
        accepted={key: str(why).strip() for key, why in (document.get("accepted") or {}).items()},
    )
