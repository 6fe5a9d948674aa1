"""What can be told from the words of one message, apart from the acts of the lexicons."""
