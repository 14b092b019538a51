"""The window: everything one sees. Qt lives here (and in `viewer.app`, which wires it together).

`presenter` decides what is shown and asks for pixels; it talks to a `screen` (the main window or the slideshow)
and knows no widget. The views (`stage`, `caption_bar`, `article`, `footer`) are told what to show, say what was
clicked, and know neither each other nor the presenter. `theme` has colours and fonts, `text_view` shows text
exactly as it was written, `words` says what stands on the screen for one photo.
"""

from viewer.ui.binding import import_binding

import_binding()
