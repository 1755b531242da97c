"""Published examples, and what they need."""
