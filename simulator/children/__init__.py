"""Processes of bots: how they are started, watched and ended, whatever language they are in."""
