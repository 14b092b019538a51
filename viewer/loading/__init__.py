"""Reading stories: the text of a captions.yaml, or a folder's names, into a Story and its Problems.

How a captions.yaml travels through this room: `source` reads its bytes and makes them text; `typography` mends what
word processors put for spaces and dashes; `parsing` hands the text to PyYAML's C parser, and `nodes` turns its events
into a tree of texts, lists and maps and holds the limits; `document`, `photos` and `article` turn the tree into the
story, with `fields` and `values` for what stands after a key, `paths` for which names may be looked up and `files`
for what is on the disk. Where the parser stops at a mistake, `recovery` reads on after it (`trouble` is what the
parser says of it); `slips`, with `quoting`, `indents` and `blocks`, knows the line that was meant, and `lines` what a
line looks like. `folder` reads stories that have no captions.yaml, `bundled` those that are one
file. Every mistake goes to the `report` with its place, and whatever can be shown is shown.

No pixel is decoded and no photo opened here; nothing in a story's folder is ever executed or written. PyYAML is
imported when a captions.yaml is read, not before; what only mends mistakes, when there is one.
"""

from viewer.loading.asked import (
    BUNDLE_SUFFIX,
    STORY_NAME,
    Loaded,
    is_bundle_name,
    is_story_name,
    load,
    load_head,
    sample_story,
)
from viewer.loading.source import Unreadable

__all__ = [
    "BUNDLE_SUFFIX",
    "STORY_NAME",
    "Loaded",
    "Unreadable",
    "is_bundle_name",
    "is_story_name",
    "load",
    "load_head",
    "sample_story",
]
