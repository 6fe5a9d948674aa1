"""What several rules look for in a conversation."""
