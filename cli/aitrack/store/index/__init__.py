"""The disposable SQLite index of a store: made, opened, asked; what stands here writes no YAML."""
