"""Where in the view the reader's eye is believed to be, so that scrolling by hand can be followed. No Qt."""


class ReadingLine:
    """A height in the view that reaches its top when everything is scrolled up, and its bottom at the very end.

    In between it goes through the passage the reader was last shown, at the height where it stood: whoever scrolls
    on from there keeps the eye where it is. So every passage can be reached, and a small movement changes nothing.
    All heights are in logical pixels.
    """

    def __init__(self) -> None:
        self._scrolled, self._height = 0, 0

    def pass_through(self, scrolled: int, height: int) -> None:
        """The reader looks at this height of the view while it is scrolled by `scrolled`."""
        self._scrolled, self._height = scrolled, height

    def height_at(self, scrolled: int, furthest: int, view: int) -> int:
        """Where the line is in a view of height `view` that is scrolled by `scrolled` of at most `furthest`."""
        height = min(max(self._height, 0), view)
        if scrolled <= self._scrolled:
            return round(height * scrolled / self._scrolled) if self._scrolled else height
        rest = furthest - self._scrolled
        return view if rest <= 0 else round(height + (view - height) * (scrolled - self._scrolled) / rest)
