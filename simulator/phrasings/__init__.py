"""What virtual customers say: one file a language."""
