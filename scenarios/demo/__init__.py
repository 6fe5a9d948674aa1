"""Two bots to try Courtesy on: one with manners and one without.

Both talk to ``https://graph.facebook.com`` as any bot does; nothing in them knows of a test.
"""
