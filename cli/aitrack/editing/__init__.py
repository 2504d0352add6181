"""A change to a store's files: one item or entry of the record, every other byte as it was."""
