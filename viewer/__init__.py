"""Photo Caption Viewer: a story's photos, captioned in two languages, beside the article.

How a flip travels through the rooms (each room's own docstring tells its part):

1. A key becomes an action of `viewer.actions`; the window hands it to `viewer.ui.presenter`.
2. The presenter steps the playhead of `viewer.story` and shows the words of the new photo at once.
3. It asks `viewer.imaging` for the photo's pixels: from the cache in this very turn, else from a decode
   worker, which is another process: no byte of a story's pictures is decoded in the window's process.
4. The answer comes back as a frame; it is shown if it is still the wanted one, and kept for later otherwise.

`viewer.loading` reads captions.yaml into the story; `viewer.options` says what the command line asks for,
`viewer.opening` decides with which language and photo a story begins, `viewer.remembered` how it was left,
`viewer.ui.preferences` how the reader has set the program, `viewer.places` where both are kept;
`viewer.app` builds, wires and shuts down everything, `viewer.start` says in which order; `viewer.cli` is the command
line. Imports point one way: cli → start → app → ui → imaging → story, and cli, start, app → opening → loading → story.
"""

import sys

from viewer.lazily import LazyFinder

__version__ = "0.1.0"

# `dataclasses` imports `inspect` to write a docstring for a class that has none (from Python 3.12 on for every class),
# and it brings the compiler's tables along: a thirtieth of a start, in the window's process and in every worker. Qt's
# binding imports what it unpacks its tools with and tells its own mistakes with, `pathlib` what it needs on another
# system and for URLs, `subprocess` what decodes a program's output, Pillow the names of
# all of EXIF's tags.
sys.meta_path.insert(
    0,
    LazyFinder(
        {"PIL.ExifTags", "inspect", "ipaddress", "locale", "ntpath", "tempfile", "textwrap", "traceback", "zipfile"}
    ),
)
