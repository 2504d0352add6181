"""The store: files of YAML that people edit, and a disposable index of them."""
