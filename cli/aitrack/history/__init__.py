"""What a store said before: the journal of what was written, and its revisions in git."""
