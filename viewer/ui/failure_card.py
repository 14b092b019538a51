"""The card that stands where a photo cannot: what happened, in a sentence, and which file it is about."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from viewer.imaging.request import DecodeFailure, FailureReason
from viewer.story.phrase import Phrase
from viewer.ui.look import Look
from viewer.ui.speech import said, say
from viewer.ui.text_view import TextView, plain_runs
from viewer.ui.theme import TextSize

_SENTENCES = {
    FailureReason.MISSING: Phrase("The file is not there."),
    FailureReason.NOT_PERMITTED: Phrase("You are not permitted to read this file."),
    FailureReason.OUTSIDE: Phrase("The file is a link that leads out of the story's folder, so it is not opened."),
    FailureReason.NOT_A_FILE: Phrase("This is not a file but a folder, a pipe or a device."),
    FailureReason.EMPTY: Phrase("The file is empty."),
    FailureReason.UNKNOWN_FORMAT: Phrase("The file is not in a photo format that can be shown."),
    FailureReason.DAMAGED: Phrase("The file is damaged, and nothing of it could be read."),
    FailureReason.TOO_LARGE: Phrase("The photo is too large to be decoded."),
    FailureReason.UNREADABLE: Phrase("The file cannot be read from the disk."),
    FailureReason.CRASHED: Phrase("Decoding this photo crashed. Nothing else was harmed."),
    FailureReason.TIMED_OUT: Phrase("Decoding this photo took too long and was given up."),
    FailureReason.NO_WORKER: Phrase("The program could not start the process that decodes photos."),
}
_FORMATS = Phrase("Photos can be JPEG, PNG, WebP, TIFF, GIF, AVIF, JPEG 2000, BMP, ICO or TGA.")
_REFUSED = {  # what it is, and exactly what to do
    "SVG": Phrase(
        "This is an SVG drawing, not a photo. Export it as PNG, as wide as it is to be seen, "
        "and name that file in the story."
    ),
    "EPS": Phrase(
        "This is an EPS or PostScript file, not a photo. Export it as PNG, as wide as it is to be seen, "
        "and name that file in the story."
    ),
    "PDF": Phrase(
        "This is a PDF document, not a photo. Export the page that is meant as PNG or JPEG, "
        "and name that file in the story."
    ),
    "PSD": Phrase(
        "This is a Photoshop file. Save a flattened copy as TIFF, PNG or JPEG, and name that file in the story."
    ),
    "web page": Phrase("This is a web page, not a photo. Where it was saved, save the picture itself instead."),
    "film": Phrase("This is a film, not a photo, and films cannot be played."),
    "ZIP": Phrase("This is a ZIP archive, not a photo. Take the photo out of it, and name that file in the story."),
}
_GAP = 10


def _extra_sentence(name: str) -> str:
    """How a photo is shown that needs a plugin; empty if this is none."""
    import shlex  # noqa: PLC0415 (no start waits for what hardly any story needs)
    import sys  # noqa: PLC0415

    from viewer.extras import extra_for  # noqa: PLC0415

    extra = extra_for(name)
    if extra is None:
        return ""
    if getattr(sys, "frozen", False):  # there is no Python of one's own to install it into
        return say(
            "This is {format}, which cannot be shown here. Export it as JPEG, and name that file in the story.",
            format=extra.format,
        )
    command = f"{shlex.quote(sys.executable)} -m pip install {extra.package}"
    return say(
        "This is {format}. Type “{command}” in a terminal and then press Ctrl+R, or export it as JPEG.",
        format=extra.format,
        command=command,
    )


def sentence(failure: DecodeFailure) -> str:
    """Why the photo cannot be shown, and what is known beyond that."""
    text = said(_SENTENCES[failure.reason])
    if failure.reason is FailureReason.UNKNOWN_FORMAT:
        return _extra_sentence(failure.detail) or _refusal(failure.detail) or f"{text} {said(_FORMATS)}"
    if failure.reason in (FailureReason.TOO_LARGE, FailureReason.TIMED_OUT, FailureReason.NO_WORKER) and failure.detail:
        return f"{text} ({failure.detail})"
    return text


def _refusal(name: str) -> str:
    return said(_REFUSED[name]) if name in _REFUSED else ""


class FailureCard(QWidget):
    """A title, a sentence, a file name, one under the other, on the bare stage."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        theme = look.theme
        self._title = TextView(look.reading_font(TextSize.HEADING), 1.35, theme.stage_text, self)
        self._sentence = TextView(look.interface_font(TextSize.NUMBER), 1.5, theme.stage_second, self)
        self._file = TextView(look.interface_font(TextSize.LABEL), 1.5, theme.stage_second, self)
        self._about: tuple[str, DecodeFailure] | None = None
        look.changed.connect(self._dress)

    def _dress(self) -> None:
        if self._about is not None:
            self.explain(*self._about)
        look, theme = self._look, self._look.theme
        self._title.dress(look.reading_font(TextSize.HEADING), theme.stage_text)
        self._sentence.dress(look.interface_font(TextSize.NUMBER), theme.stage_second)
        self._file.dress(look.interface_font(TextSize.LABEL), theme.stage_second)

    def explain(self, file: str, failure: DecodeFailure) -> None:
        """Say why the photo in `file` cannot be shown."""
        self._about = file, failure
        self._title.show_text(plain_runs(say("This photo cannot be shown")))
        self._sentence.show_text(plain_runs(sentence(failure)))
        self._file.show_text(plain_runs(printable(file)))
        self.setAccessibleName(self.text)

    @property
    def text(self) -> str:
        """All that the card says."""
        return "\n".join(part.text for part in (self._title, self._sentence, self._file))

    def width_within(self, widest: int) -> int:
        """How wide the card is where there is room for `widest`: no wider than its longest line."""
        parts = (self._title, self._sentence, self._file)
        return min(max(part.natural_width() for part in parts), widest)

    def height_at(self, width: int) -> int:
        """How high the card is when it is `width` wide."""
        parts = (self._title, self._sentence, self._file)
        return sum(part.height_at(width) for part in parts) + _GAP * (len(parts) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = 0
        for part in (self._title, self._sentence, self._file):
            height = part.height_at(self.width())
            part.setGeometry(0, top, self.width(), height)
            top += height + _GAP


def printable(file: str) -> str:
    """A file's name as it can be shown: bytes that are no text become replacement characters."""
    return file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
