"""The line between the window's process and a decode worker, as this platform has it.

Both kinds make a fresh line with `open_line` and take up the worker's end with `channel_from_argument`.
"""

import sys

if sys.platform == "win32":
    from viewer.imaging.channel_windows import channel_from_argument, open_line
else:
    from viewer.imaging.channel_unix import channel_from_argument, open_line

__all__ = ["channel_from_argument", "open_line"]
