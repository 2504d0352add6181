"""One module per command: ``run`` and its ``EXAMPLES``."""
