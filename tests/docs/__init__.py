"""The documentation does what it shows."""
