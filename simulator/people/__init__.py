"""Who talks to the bot, and who stands behind it: customers, crowds, staff."""
