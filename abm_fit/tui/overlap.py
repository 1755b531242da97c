"""How far two lists of accounts overlap: names and domains made comparable, doubtful pairs left to people.

Jaccard overlap: accounts on both lists over accounts on either (P. Jaccard, 1912). Nothing here is kept anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from abm_fit.tui.beginnings import Beginnings
from abm_fit.tui.company_names import comparable

ALIKE = 86
"""From this similarity (0 to 100) two names are put before people as perhaps the same. Our judgement: low enough to
show `Muller` beside `Mueller`, high enough to leave `North Star` and `South Star` apart."""

BEGINS = ALIKE - 1
"""The likeness of two names of which one begins with all of the other: a part of a company, or a name cut short."""

MOST_ACCOUNTS = 5_000
"""Lines of a list that are read; a longer one is no list of target accounts."""

HEADERS = frozenset({
    "account", "account id", "account name", "account owner", "city", "client", "company", "company name", "country",
    "customer", "domain", "firma", "id", "industry", "kunde", "name", "organisation", "organization", "owner", "region",
    "segment", "url", "web", "webseite", "website",
})  # fmt: skip
"""What the columns of an exported list are called."""

SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|[@-Z\\\\-_])")

DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:/\S*)?$")


@dataclass(frozen=True, slots=True)
class Account:
    """One line of a list."""

    text: str
    """As it was written."""
    name: str
    """Its words in small letters, without accents and legal form; empty where only a domain is given."""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines that may be the same account."""

    first: int
    second: int
    likeness: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two lists beside each other."""

    first: tuple[Account, ...]
    second: tuple[Account, ...]
    same: frozenset[tuple[int, int]]
    """Pairs that are the same without doubt, by place in each list."""
    doubtful: tuple[Pair, ...]
    """Pairs for people to decide, most alike first."""
    confirmed: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    """Doubtful pairs that somebody said are the same."""

    def undecided(self, apart: Set[tuple[int, int]]) -> tuple[Pair, ...]:
        """Return the doubtful pairs that still ask something; `apart` are those said to be different.

        Once an account has found its like, its other pairs are no question any more.
        """
        ones, others = {one for one, _ in self.confirmed}, {other for _, other in self.confirmed}
        return tuple(
            pair
            for pair in self.doubtful
            if (pair.first, pair.second) not in apart and pair.first not in ones and pair.second not in others
        )

    @property
    def both(self) -> int:
        """Accounts on both lists."""
        return len(_one_to_one((*sorted(self.same), *sorted(self.confirmed))))

    @property
    def either(self) -> int:
        """Accounts on either list."""
        return len(self.first) + len(self.second) - self.both

    @property
    def jaccard(self) -> Fraction | None:
        """Overlap from 0 to 1; None where both lists are empty."""
        return Fraction(self.both, self.either) if self.either else None


def read_list(text: str) -> tuple[Account, ...]:
    """Return the accounts of a pasted list: one a line, name, domain or both (comma, semicolon or tab between)."""
    found: dict[tuple[str, str], Account] = {}
    lines = without_sequences(text).splitlines()[:MOST_ACCOUNTS]
    for line in lines[1:] if lines and is_header(lines[0]) else lines:
        account = read_line(line)
        if account.name or account.domain:
            found.setdefault((account.name, account.domain), account)
    return _without_doubles(found.values())


def without_sequences(text: str) -> str:
    """Return a text without a terminal's control sequences and characters, tabs and line ends apart."""
    bare = SEQUENCE.sub("", text)
    return "".join(one for one in bare if one in "\n\r\t" or unicodedata.category(one) not in ("Cc", "Cs"))


def is_header(line: str) -> bool:
    """Whether a line names columns and no account."""
    parts = [part.strip().strip('"').casefold() for part in re.split(r"[,;\t]", line) if part.strip()]
    return bool(parts) and all(part in HEADERS for part in parts)


def read_line(line: str) -> Account:
    """Return the account that a line names."""
    name, domain = "", ""
    for part in (piece.strip().strip('"') for piece in re.split(r"[,;\t]", line)):
        found = DOMAIN.match(part.casefold())
        if found and not domain:
            domain = found.group(1)
        elif not name and any(character.isalpha() for character in part):
            name = comparable(part)
    return Account(line.strip(), name, domain)


def compare(first: Sequence[Account], second: Sequence[Account]) -> Comparison:
    """Return what is certainly on both lists, and which pairs may be."""
    by_domain = {account.domain: place for place, account in enumerate(second) if account.domain}
    by_name = {account.name: place for place, account in enumerate(second) if account.name}
    same: set[tuple[int, int]] = set()
    taken: set[int] = set()
    for place, account in enumerate(first):
        found = by_domain.get(account.domain) if account.domain else None
        if found is None and account.name:
            found = by_name.get(account.name)
        if found is not None and found not in taken:
            same.add((place, found))
            taken.add(found)
    paired = {one for one, _ in same}
    left = [place for place in range(len(first)) if place not in paired]
    right = [place for place in range(len(second)) if place not in taken]
    return Comparison(tuple(first), tuple(second), frozenset(same), _doubtful(first, second, left, right))


def _doubtful(
    first: Sequence[Account], second: Sequence[Account], left: Sequence[int], right: Sequence[int]
) -> tuple[Pair, ...]:
    from rapidfuzz import fuzz, process

    names = {place: _called(second[place]) for place in right}
    run_together = {place: name.replace(" ", "") for place, name in names.items()}
    pairs: dict[tuple[int, int], int] = {}
    for place in left:
        name = _called(first[place])
        # Words in any order; and run together, as a domain has them.
        for wanted, among, scorer in (
            (name, names, fuzz.token_sort_ratio),
            (name.replace(" ", ""), run_together, fuzz.ratio),
        ):
            for _, likeness, other in process.extract(wanted, among, scorer=scorer, score_cutoff=ALIKE, limit=3):
                pairs[place, other] = max(int(likeness), pairs.get((place, other), 0))
    beginnings = Beginnings(names)
    for place in left:
        for other in beginnings.like(_called(first[place])):
            pairs.setdefault((place, other), BEGINS)
    found = [Pair(one, other, likeness) for (one, other), likeness in pairs.items()]
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.first, pair.second)))


def _called(account: Account) -> str:
    return account.name or account.domain.partition(".")[0].replace("-", " ")


def _one_to_one(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs, each account in one of them only."""
    used_first: set[int] = set()
    used_second: set[int] = set()
    kept = []
    for one, other in pairs:
        if one not in used_first and other not in used_second:
            kept.append((one, other))
            used_first.add(one)
            used_second.add(other)
    return kept


def _without_doubles(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Return the accounts, those with the same domain or the same name once."""
    ordered = sorted(accounts, key=lambda account: (account.domain or account.name, not account.name))
    doubles = {after.text for before, after in pairwise(ordered) if before.domain and before.domain == after.domain}
    kept: dict[str, Account] = {}
    for account in accounts:
        if account.text not in doubles:
            kept.setdefault(account.name or account.domain, account)
    return tuple(kept.values())
