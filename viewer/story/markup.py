"""The three marks of an article's texts: *emphasis*, **strong** and [links](https://…).

Nothing else is markup: no entities, no underscores, no raw HTML, no images, no escapes. A mark that is not
closed, or that stands against white space on its inner side, is a character like any other, so whatever an
author types is shown.
"""

import re
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text in one style. `link` is an http, https or mailto address, or empty."""

    text: str
    emphasis: bool = False
    strong: bool = False
    link: str = ""


# The label has no brackets and the address neither spaces nor parentheses: that keeps matching linear.
_LINK = re.compile(r"\[([^\[\]\n]{1,1000})\]\(((?:https?://|mailto:)[^\s()<>]{1,2000})\)", re.IGNORECASE)
_STARS = re.compile(r"\*+")


def runs(text: str) -> tuple[Run, ...]:
    """`text` split into runs of one style each; time grows in proportion to its length."""
    tokens = _tokens(text)
    _pair_stars(tokens)
    found: list[Run] = []
    emphasis = strong = False
    for token in tokens:
        if token.opens or token.closes:
            if token.stars == 2:
                strong = token.opens
            else:
                emphasis = token.opens
            continue
        if not token.text:
            continue
        run = Run(token.text, emphasis, strong, token.link)
        if found and found[-1][1:] == run[1:]:
            run = run._replace(text=found.pop().text + run.text)
        found.append(run)
    return tuple(found)


def plain(text: str) -> str:
    """`text` without its marks: what is read aloud, copied or searched."""
    return "".join(run.text for run in runs(text))


class _Token:
    """A piece of text, or a group of one or two stars that may open or close a style."""

    __slots__ = ("can_close", "can_open", "closes", "link", "opens", "stars", "text")

    def __init__(self, text: str, *, stars: int = 0, link: str = "") -> None:
        self.text = text
        self.stars = stars
        self.link = link
        self.can_open = self.can_close = False
        self.opens = self.closes = False


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for link in _LINK.finditer(text):
        tokens += _text_tokens(text, end, link.start())
        tokens.append(_Token(link[1], link=link[2]))
        end = link.end()
    return tokens + _text_tokens(text, end, len(text))


def _text_tokens(text: str, start: int, end: int) -> list[_Token]:
    tokens: list[_Token] = []
    for stars in _STARS.finditer(text, start, end):
        tokens.append(_Token(text[start : stars.start()]))
        before = text[stars.start() - 1 : stars.start()] if stars.start() else " "
        after = text[stars.end() : stars.end() + 1] or " "
        length = len(stars[0])
        sizes = {1: (1,), 2: (2,), 3: (1, 2) if before.isspace() or not before.isalnum() else (2, 1)}
        for size in sizes.get(length, ()):
            token = _Token("*" * size, stars=size)
            token.can_open = not after.isspace()
            token.can_close = not before.isspace()
            tokens.append(token)
        if length > 3:
            tokens.append(_Token(stars[0]))
        start = stars.end()
    tokens.append(_Token(text[start:end]))
    return tokens


def _pair_stars(tokens: list[_Token]) -> None:
    """Mark the stars that open and close a style; the rest stay text. Styles nest, they do not cross."""
    open_at: list[_Token] = []
    for token in tokens:
        if not token.stars:
            continue
        opener = next((t for t in reversed(open_at) if t.stars == token.stars), None)
        if token.can_close and opener is not None:
            opener.opens = token.closes = True
            del open_at[open_at.index(opener) :]
        elif token.can_open and opener is None:
            open_at.append(token)
