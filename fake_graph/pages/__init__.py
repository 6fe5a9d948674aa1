"""What a page has: its profile, inbox, automations, labels, feed, notifications."""
