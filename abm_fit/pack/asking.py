"""The questionnaire document as values."""

from __future__ import annotations

from abm_fit.pack.fields import Part, condition, number, text, texts
from abm_fit.pack.questions import Help, Option, Question, Questionnaire, Role, Section, Term


def questionnaire_of(document: Part, *, parse: bool = True) -> Questionnaire:
    """Build the questionnaire; without `parse`, a condition is parsed when something asks for it."""
    words = document.get("segments") or {}
    sections = document["sections"]
    return Questionnaire(
        id=text(document, "id"),
        version=text(document, "version"),
        title=text(document, "title"),
        about=text(document, "about"),
        segment_word=text(words, "one"),
        segments_word=text(words, "many"),
        roles=tuple(Role(role["id"], text(role, "label"), text(role, "about")) for role in document.get("roles") or ()),
        sections=tuple(_section(section) for section in sections),
        questions={
            question["id"]: _question(question, section["id"], parse)
            for section in sections
            for question in section["questions"]
        },
        glossary=tuple(Term(text(term, "term"), text(term, "means")) for term in document.get("glossary") or ()),
    )


def _section(section: Part) -> Section:
    ids = tuple(question["id"] for question in section["questions"])
    return Section(section["id"], text(section, "title"), text(section, "about"), ids)


def _question(question: Part, section: str, parse: bool) -> Question:
    folded = question.get("help") or {}
    found = Question(
        id=question["id"],
        section=section,
        ask=text(question, "ask"),
        short=text(question, "short") or text(question, "ask"),
        kind=question["kind"],
        per=question.get("per", "company"),
        quick=question.get("quick", False),
        fact=question.get("fact", False),
        roles=texts(question, "roles"),
        authority=texts(question, "authority"),
        options=tuple(_option(option) for option in question.get("options") or ()),
        help=Help(text(folded, "why"), text(folded, "judge"), texts(folded, "evidence")),
        na=question.get("na", False),
        when=condition(question) if parse else None,
        unit=text(question, "unit"),
        least=number(question, "least"),
        most=number(question, "most"),
        was=texts(question, "was"),
        unread="" if parse else text(question, "when"),
    )
    if found.unread:
        object.__delattr__(found, "when")
    return found


def _option(option: Part) -> Option:
    return Option(option["id"], text(option, "label"), option.get("exclusive", False), texts(option, "was"))
