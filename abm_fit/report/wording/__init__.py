"""The words, one file a language."""
