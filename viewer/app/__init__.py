"""Builds, wires and shuts down everything: the only room that knows all the others.

`viewer` builds the window and what belongs to the whole program, and wires it; `stories` has one story take the place
of another; `open_story` is one story with everything that lives and dies with it; `dialogs` asks and tells in windows
of its own; `picture` takes a picture of the window. Importing this room imports no Qt: `viewer.start` has other things
to do before.
"""

from viewer.app.viewer import Viewer

__all__ = ["Viewer"]
