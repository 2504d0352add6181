"""aitrack: a government's AI policy promises, when they fall due, and the line that says so."""

__version__ = "0.1.0"
