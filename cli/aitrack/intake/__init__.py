"""A document → text with lines → proposals → review → the store; nothing here is part of other runs."""
