"""Tests of the ways in which bots live."""
