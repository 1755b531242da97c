"""The append-only answer log in a SQL database."""
