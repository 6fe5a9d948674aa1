"""What lives in a bot's own process, in its own language, and keeps it on the harness's time."""
