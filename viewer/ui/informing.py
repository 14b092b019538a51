"""Keeps the panel that says what there is to know about the photo true, as long as the reader wants it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer

from viewer.story.language import Language
from viewer.ui.presenter import Presenter
from viewer.ui.spread import Spread


class Informing(QObject):
    """Tells of the photo that a presenter shows, while that is wanted."""

    def __init__(self, spread: Spread, parent: QObject) -> None:
        super().__init__(parent)
        self.is_wanted = False
        self._spread = spread
        self._presenter: Presenter | None = None
        self._problems = 0
        self._missing: Mapping[Language, int] | None = None  # not counted yet
        # A flip tells twice, when it moves and when its photo is shown; once is enough.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.inform)

    def begin(self, presenter: Presenter, problems: int) -> None:
        """From now on this story is told of, in which so much is to be mended."""
        self._presenter = presenter
        self.recount(problems)

    def recount(self, problems: int) -> None:
        """The story is another than it was."""
        self._problems = problems
        self._missing = None

    def end(self) -> None:
        """No story is open any more."""
        self._soon.stop()
        self._presenter = None

    def inform_soon(self) -> None:
        """Another photo is shown, or more is known of it."""
        self._soon.start()

    def toggle(self) -> None:
        """Have the panel, or have it no more."""
        self.is_wanted = not self.is_wanted
        self.inform()

    def inform(self) -> None:
        """Show what there is to know, if the reader wants to."""
        presenter = self._presenter
        if presenter is None or not self.is_wanted:
            self._spread.show_information(None)
            return
        from viewer.story.missing import missing_translations
        from viewer.ui.facts import facts_of

        if self._missing is None:
            self._missing = missing_translations(presenter.story)
        answer = presenter.answer
        self._spread.show_information(
            facts_of(
                presenter.story,
                presenter.playhead.index,
                presenter.choice_shown,
                answer.info if answer else None,
                answer.failure if answer else None,
                self._problems,
                self._missing,
            )
        )
