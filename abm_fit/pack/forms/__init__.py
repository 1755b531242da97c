"""The shapes of the four documents of a pack, as pydantic models; their texts become the JSON Schemas' descriptions."""
