"""What conversations are worth: every rule is asked, and what follows from the answers."""
