"""Brings the Graph traffic of any process, in any language, to the fake."""
