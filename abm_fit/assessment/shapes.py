"""Whether a file has its shape: a quick look first, and pydantic only where something has to be explained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from abm_fit.errors import InvalidFileError, Problem
from abm_fit.pack.document import Document
from abm_fit.pack.schema_line import schema_line_problem
from abm_fit.wording.words import ENGLISH

Check = Callable[[object], bool]


def require_shape(document: Document, kind: str) -> None:
    """Pass a document that has the shape of a `case` or an `assessment`.

    Raises:
        InvalidFileError: with everything in which it differs.
    """
    problem = schema_line_problem(document, kind)
    if problem is not None:
        raise InvalidFileError((problem,))
    problems: tuple[Problem, ...] = ()
    if not _plausible(document.data, kind):
        from abm_fit.assessment.forms import AssessmentForm, CaseForm
        from abm_fit.pack.schema_problems import problems_of

        problems = problems_of(CaseForm if kind == "case" else AssessmentForm, document)
    if not problems and document.data["date"] and not _is_day(document.data["date"]):
        place = (document.file, document.line_of(("date",)), "date")
        problems = (Problem(ENGLISH("answer_file.no_day"), *place, hint=ENGLISH("answer_file.write_day")),)
    if problems:
        raise InvalidFileError(problems)


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def looks_like(document: Document) -> str:
    """Return the kind of file that the `schema:` line names, without its version; `case` where it names none."""
    line = document.data.get("schema")
    name = line.split("/")[-1].split("@")[0] if isinstance(line, str) else ""
    return name or "case"


def require_unrepeated(document: Document, key: str) -> None:
    """Pass a document whose list under `key` names no id twice.

    Raises:
        InvalidFileError: with each id that stands twice.
    """
    seen: set[str] = set()
    problems = []
    for place, item in enumerate(document.data.get(key) or ()):
        if item["id"] in seen:
            line = document.line_of((key, place))
            problems.append(Problem(ENGLISH("answer_file.id_twice", id=item["id"]), document.file, line, key))
        seen.add(item["id"])
    if problems:
        raise InvalidFileError(tuple(problems))


def _text(most: int = 200_000) -> Check:
    return lambda item: isinstance(item, str) and len(item) <= most


def _name(item: object) -> bool:
    return isinstance(item, str) and 0 < len(item) <= 200


def _currency(item: object) -> bool:
    return isinstance(item, str) and len(item) == 3 and item.isascii() and item.isalpha() and item.isupper()


def _date(item: object) -> bool:
    return isinstance(item, str) and len(item) == 10 and item[4] == item[7] == "-" and item.replace("-", "").isdigit()


def _one_of(*words: str) -> Check:
    return lambda item: item in words


def _list(check: Check) -> Check:
    return lambda item: isinstance(item, list) and all(check(part) for part in item)


def _mapping(check: Check) -> Check:
    return lambda item: (
        isinstance(item, dict) and all(isinstance(key, str) and check(part) for key, part in item.items())
    )


def _or_none(check: Check) -> Check:
    return lambda item: item is None or check(item)


def _bool(item: object) -> bool:
    return isinstance(item, bool)


def _form(needed: Mapping[str, Check], more: Mapping[str, Check]) -> Check:
    every = {**needed, **more}

    def check(item: object) -> bool:
        if not isinstance(item, dict) or not needed.keys() <= item.keys() or not item.keys() <= every.keys():
            return False
        return all(every[key](part) for key, part in item.items())

    return check


def _light(item: object) -> bool:
    if isinstance(item, dict):
        return _light_more(item)
    plain = isinstance(item, str | int | float) and not isinstance(item, bool)
    return plain or (isinstance(item, list) and all(isinstance(part, str) for part in item))


_EVIDENCE = _one_of("none", "described", "shown")
_light_more = _form({"not_applicable": _name}, {})


def _said(item: object) -> bool:
    with_more = _form({"value": _light}, {"evidence": _EVIDENCE, "note": _text()})
    return _light(item) or with_more(item)


_ANSWERS = _or_none(_mapping(_said))
_BY_SEGMENT = _or_none(_mapping(_ANSWERS))
_NAMED = _form({"id": _name, "name": _name}, {})
_PERSON = _form({"id": _name, "name": _name}, {"role": _text(200)})
_DEPTH = _one_of("quick", "full")

_CASE = _form(
    {"schema": _name, "pack": _name, "version": _name, "organisation": _name, "currency": _currency, "period": _name}
    | {"date": _date},
    {"title": _text(), "about": _text(), "made_up": _bool, "depth": _DEPTH, "segments": _list(_NAMED)}
    | {"respondents": _list(_PERSON), "answers": _ANSWERS, "by_segment": _BY_SEGMENT}
    | {"by_respondent": _or_none(_mapping(_form({}, {"answers": _ANSWERS, "by_segment": _BY_SEGMENT})))},
)

_QUANTITY = _form({"low": _name, "high": _name}, {"currency": _text(3)})


def _value(item: object) -> bool:
    return item is None or isinstance(item, str) or _list(_name)(item) or _QUANTITY(item)


def _sequence(item: object) -> bool:
    return isinstance(item, int) and not isinstance(item, bool) and item >= 1


_ROW = _form(
    {"uuid": _name, "sequence": _sequence, "question": _name, "respondent": _name}
    | {"state": _one_of("answered", "dont_know", "not_applicable", "later", "cleared")},
    {"segment": _or_none(_text(200)), "value": _value, "reason": _text(), "evidence": _EVIDENCE, "note": _text()}
    | {"carried": _bool, "at": _text(80)},
)

_ASSESSMENT = _form(
    {"schema": _name, "id": _name, "organisation": _name, "period": _name, "date": _text(10), "currency": _currency}
    | {"pack": _form({"id": _name, "version": _name, "digest": _text(100)}, {})},
    {"depth": _DEPTH, "made_up": _bool, "about": _text(), "follows": _text(200), "segments": _list(_NAMED)}
    | {"respondents": _list(_PERSON), "log": _list(_ROW), "documents": _mapping(lambda part: isinstance(part, dict))},
)


def _plausible(data: Mapping[str, Any], kind: str) -> bool:
    """Whether the quick look finds nothing wrong; a case's `expect` is left to pydantic where it is there."""
    if kind == "assessment":
        return _ASSESSMENT(data)
    return _CASE({key: part for key, part in data.items() if key != "expect"}) and _expect(data.get("expect"))


def _expect(part: object) -> bool:
    words = _or_none(lambda item: isinstance(item, str) or _mapping(_name)(item))
    lists = _or_none(lambda item: _list(_name)(item) or _mapping(_list(_name))(item))
    gates = _form({}, {"fired": _list(_name), "open": _list(_name), "clear": _list(_name)})
    states = _mapping(_one_of("present", "possible", "absent"))
    fields: dict[str, Check] = {"verdict": words, "possible": lists, "bands": _mapping(words), "gates": gates}
    return part is None or _form({}, fields | {"decisions": _mapping(words), "patterns": states})(part)
