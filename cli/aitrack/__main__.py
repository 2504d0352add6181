"""``python -m aitrack``: nothing is imported from the current folder, which may be anybody's."""

import sys

if not sys.flags.safe_path:
    del sys.path[0]

from aitrack.start import main

main()
