"""The widgets that screens are made of, one a file."""
