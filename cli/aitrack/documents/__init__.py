"""The texts a store was read from, where somebody has them: read, quoted, held against it."""
