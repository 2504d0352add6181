"""``python -m aitrack``."""

from aitrack.app import main

main()
