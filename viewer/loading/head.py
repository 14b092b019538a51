"""The beginning of a long story, so that its first photo need not wait for all the others to be read."""

import re

LONG = 256 * 1024
"""Bytes; a story file of fewer is read in a moment."""
_ARTICLE = 64 * 1024  # bytes of the article that are read with the first photos

_NOTHING = rb"[ \t]*(?:#[^\n]*)?\r?\n"  # the rest of a line that says nothing
_FIRST_ITEM = rb":" + _NOTHING + rb"(?:" + _NOTHING + rb")*(?P<indent> *)- "


def head_of(data: bytes) -> bytes | None:
    """A story file that tells the first photos of a long one and the beginning of its article.

    Of `photos:` it has as many whole items as there are in the first `LONG` bytes, with all that stands before. None
    where the file is not long, or not written so that this can be told by its lines. Mistakes in the head are told when
    everything is read.
    """
    if len(data) <= LONG:
        return None
    begins = re.compile(rb"^photos" + _FIRST_ITEM, re.MULTILINE).search(data, 0, LONG)
    if begins is None:
        return None
    photos = _whole_items(data, begins, LONG)
    at = data.find(b"\narticle:", max(LONG, begins.end()) - 1)  # a pattern takes ten times as long to find it
    article = re.compile(rb"article" + _FIRST_ITEM).match(data, at + 1) if at >= 0 else None
    if not photos:
        return None
    return (
        photos if article is None else photos + _whole_items(data, article, article.start() + _ARTICLE, article.start())
    )


def _whole_items(data: bytes, begins: re.Match[bytes], limit: int, start: int = 0) -> bytes:
    """From `start` to the last item of a list that begins before `limit`, without that one."""
    if len(data) <= limit:
        return data[start:]
    cut = data.rfind(b"\n" + begins["indent"] + b"- ", begins.end(), limit)
    return data[start : cut + 1] if cut > 0 else b""
