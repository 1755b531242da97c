"""Packs written from docs/pack-format.md alone, for other subjects, against published worked examples."""
