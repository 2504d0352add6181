"""``python -m aitrack``."""

from aitrack.start import main

main()
