"""The fake on its own: a server, its clock, its operator, its ledger."""
