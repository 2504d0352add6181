"""A document → text with lines → proposals → review → the store; no other run imports this."""
