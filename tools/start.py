"""The door of ./run, beside the launcher so that its imports are found from any folder."""

import sys

from launcher.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
