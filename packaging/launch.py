"""Where the bundled program begins. It has no path to a working directory, and needs no care such as `__main__`'s."""

import sys

from viewer.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
