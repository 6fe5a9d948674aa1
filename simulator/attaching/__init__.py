"""How a bot is found, loaded and brought under the harness, whatever it is written in."""
