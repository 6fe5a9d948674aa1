"""The agent for bots in Python: the same clock as in process, and a line to the harness.

``entrance/`` is put on the bot's ``PYTHONPATH``. Python imports ``sitecustomize`` from there before
anything of the bot's; it loads the agent and then takes every trace of our packages' names away.
"""
