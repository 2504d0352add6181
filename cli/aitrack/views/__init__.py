"""Report → text: one module per format, imported when asked for."""
