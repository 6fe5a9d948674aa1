"""Agents: what lives in a bot's own process, in its own language, and brings it to simulated time.

None of our packages is importable there; an agent speaks to the harness over one Unix socket, in
lines of JSON.
"""
