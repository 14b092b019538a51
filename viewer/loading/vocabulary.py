"""The words of format 1: which keys each part of a story knows, and which of them hold texts."""

STORY = ("format", "languages", "title", "byline", "date", "source", "credit", "photos", "article")
PHOTO = ("file", "id", "caption", "alt", "notes", "credit", "focus", "seconds")
BLOCK = ("heading", "text", "quote", "by", "photos")
SOURCE = ("name", "url")

EVERY_KEY = frozenset((*STORY, *PHOTO, *BLOCK, *SOURCE))
_TEXTS = frozenset(("title", "byline", "credit", "caption", "alt", "notes", "heading", "text", "quote", "by", "name"))


def is_text_key(key: str) -> bool:
    """Whether the value of `key` is a text that readers see."""
    return key in _TEXTS


def nearest(word: str, known: tuple[str, ...] | list[str]) -> str | None:
    """The one of `known` that `word` was probably meant to be. A very long word was meant to be none."""
    if len(word) > 60:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 (for mistakes only)

    lowered = word.lower()
    matches = get_close_matches(lowered, known, n=1, cutoff=0.6)
    return matches[0] if matches else None


def is_surely(word: str, meant: str) -> bool:
    """Whether `word` is so near to `meant` that it can be read as that: `capton` is, `time` is no `title`."""
    from difflib import SequenceMatcher  # noqa: PLC0415 (for mistakes only)

    return SequenceMatcher(None, word.lower(), meant).ratio() >= 0.75
