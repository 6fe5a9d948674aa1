"""One module per way of handing a request to a program; each has a ``Door``."""
