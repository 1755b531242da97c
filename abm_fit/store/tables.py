"""The tables: one row for each assessment, pack and answer; answers are only ever added."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text, UniqueConstraint

SCHEMA_VERSION = 1
"""The version of these tables; a store with another is refused."""

metadata = MetaData()

about = Table(
    "abm_fit_store",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)
"""What the store says of itself: its schema version."""

packs = Table(
    "abm_fit_packs",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("pack_id", String(100), nullable=False),
    Column("version", String(40), nullable=False),
    Column("documents", Text, nullable=False),
)
"""Every pack that an assessment was answered with, whole, as JSON."""

assessments = Table(
    "abm_fit_assessments",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("organisation", String(200), nullable=False),
    Column("period", String(200), nullable=False),
    Column("pack_digest", String(64), ForeignKey("abm_fit_packs.digest"), nullable=False),
    Column("header", Text, nullable=False),
    Column("changed", String(40), nullable=False),
    Column("archived", Boolean, nullable=False, default=False),
)
"""What is said about an assessment beside its answers; `header` is JSON."""

answers = Table(
    "abm_fit_answers",
    metadata,
    Column("assessment", String(200), ForeignKey("abm_fit_assessments.id"), primary_key=True),
    Column("uuid", String(200), primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("row", Text, nullable=False),
    UniqueConstraint("assessment", "sequence", name="abm_fit_answers_in_order"),
)
"""The append-only log; `row` is the answer as JSON, exact numbers as text. A row's id is unique in its assessment."""
