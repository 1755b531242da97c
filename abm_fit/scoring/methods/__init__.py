"""One pure method a file: numbers in, exact numbers out; nothing here knows packs or assessments."""
