"""One module per language; each exports ``PHRASES``, a phrase's name to its sentences."""
