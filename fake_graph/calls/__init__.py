"""What a call says, in whatever encoding, and how lists and objects are answered."""
