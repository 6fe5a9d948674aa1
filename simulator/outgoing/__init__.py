"""The bot's other network: what becomes of its calls to hosts that are not the Graph API's."""
