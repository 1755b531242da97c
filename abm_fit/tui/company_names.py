"""Company names made comparable: without accents, punctuation and the words that say how a company is set up."""

from __future__ import annotations

import re
import unicodedata

LEGAL_FORMS = frozenset({
    "ab", "ag", "aps", "as", "asa", "bv", "co", "company", "corp", "corporation", "doo", "gbr", "gmbh", "group",
    "holding", "holdings", "inc", "incorporated", "kft", "kg", "kgaa", "limited", "llc", "llp", "ltd", "ltda", "mbh",
    "nv", "ohg", "oy", "oyj", "plc", "pte", "pty", "sa", "sarl", "sas", "se", "sl", "spa", "sro", "srl", "the", "ug",
    "und", "zrt",
})  # fmt: skip
"""Words that say how a company is set up and not which it is, wherever they stand."""

ENDINGS = frozenset(
    {"bhd", "cv", "de", "dd", "eg", "ev", "jsc", "kk", "lp", "oo", "private", "pvt", "rl", "sdn", "sp", "z"}
)
"""The same, but only at the end: elsewhere they may be part of a name."""

RUN_TOGETHER = (
    "股份有限公司", "有限责任公司", "有限公司", "株式会社", "有限会社", "合同会社", "(株)", "주식회사", "유한회사",
    "(주)", 'בע"מ', "בע״מ",
)  # fmt: skip
"""Legal forms of scripts that put no space, or a quotation mark, into them; longer ones first."""

LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "&": " und "}
)
"""Letters that Unicode does not take apart into a letter and its accent."""

VOICED = "\u3099\u309a"
"""Marks that make another Japanese letter, not an accent."""


def comparable(name: str) -> str:
    """Return a name in small letters, without accents, punctuation and legal form."""
    apart = unicodedata.normalize("NFKD", name.casefold()).translate(LETTERS)
    bare = "".join(one for one in apart if one in VOICED or not unicodedata.combining(one))
    bare = unicodedata.normalize("NFC", bare)
    for form in RUN_TOGETHER:
        bare = bare.replace(unicodedata.normalize("NFC", form), " ")
    # A/S is one word, and so is s.r.o.
    bare = re.sub(r"\b(\w)/(\w)\b", r"\1\2", bare).replace(".", "")
    words = re.findall(r"[^\W_]+", bare)
    kept = [word for word in words if word not in LEGAL_FORMS]
    while len(kept) > 1 and kept[-1] in ENDINGS:
        kept.pop()
    return " ".join(kept or words)
