"""The YAML of a store, read, checked and written; what stands here knows files, and no index."""
