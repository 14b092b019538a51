"""What the reader does with the story that is open: every action that concerns photos, words and what is in view."""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication

from viewer.actions import Action
from viewer.imaging.request import Region
from viewer.settings import Settings
from viewer.story.language import Language
from viewer.ui.filmstrip import CELL_HEIGHT
from viewer.ui.informing import Informing
from viewer.ui.keys import mirror_arrows
from viewer.ui.look import Look
from viewer.ui.presenter import Presenter
from viewer.ui.show import Show
from viewer.ui.stage import Stage
from viewer.ui.window import MainWindow
from viewer.ui.words import reads_from_right

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from viewer.ui.go_to import GoTo
    from viewer.ui.help import Help
    from viewer.ui.page_pictures import PagePictures
    from viewer.ui.slideshow import Slideshow
    from viewer.ui.speaker_view import SpeakerView


class Reading(QObject):
    """Passes on what the reader asks for to whoever does it, and keeps the menus true."""

    def __init__(self, window: MainWindow, show: Show, look: Look, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._look = look
        self._window = window
        self._spread = window.spread
        self._show = show
        self._presenter: Presenter | None = None
        self._informing = Informing(window.spread, self)
        spread = window.spread
        for chosen in (spread.filmstrip.photo_chosen, spread.article.photo_clicked):
            chosen.connect(self._go_to)
        window.photo_chosen.connect(self._choose_in_overview)
        spread.article.passage_clicked.connect(self._go_to_passage)
        spread.article.read_to.connect(self._follow)
        spread.information_closed.connect(self._toggle_information)
        spread.panes_changed.connect(self._panes_changed)
        window.languages.chosen.connect(self._choose_language)
        window.help_closed.connect(self.sync)
        spread.page_chosen.connect(self._choose_page)
        spread.page_sight_changed.connect(self._see_pages)
        self._listen_to(spread.stage)
        show.begun.connect(self._show_begun)
        show.speaker_came.connect(self._speaker_came)
        show.ended.connect(self._show_ended)

    def begin(self, presenter: Presenter, problems: int) -> None:
        """From now on this story is read, in which so much is to be mended."""
        self._presenter = presenter
        self._informing.begin(presenter, problems)
        presenter.moved.connect(self._moved)
        presenter.photo_shown.connect(self._photo_shown)
        presenter.photo_renewed.connect(self._photo_shown)
        presenter.leafed.connect(self._leafed)
        presenter.page_pictured.connect(self._spread.show_page_picture)
        presenter.leafing.may_play = self._may_play
        presenter.leafing.plays_alone = lambda: self._look.motion > 0
        self._moved()

    def grow(self, problems: int) -> None:
        """The story has been read whole."""
        self._informing.recount(problems)
        self._informing.inform_soon()

    def end(self) -> None:
        """No story is open any more."""
        self._informing.end()
        self._presenter = None

    @property
    def deeds(self) -> Mapping[Action, Callable[[], None]]:
        """What is done for each action."""
        return {action: partial(self._do, deed) for action, deed in self._deeds.items()}

    @property
    def _deeds(self) -> Mapping[Action, Callable[[Presenter], object]]:
        return {
            Action.NEXT: lambda presenter: self._flip(presenter, 1),
            Action.PREVIOUS: lambda presenter: self._flip(presenter, -1),
            Action.FIRST: lambda presenter: self._go_to_end(presenter, first=True),
            Action.LAST: lambda presenter: self._go_to_end(presenter, first=False),
            Action.GO_TO: lambda presenter: self._go_to_card.ask(presenter.playhead.count),
            Action.OVERVIEW: lambda presenter: self._toggle_overview(presenter.playhead.index),
            Action.BACK: lambda presenter: presenter.go_back(),
            Action.FORWARD: lambda presenter: presenter.go_forward(),
            Action.FIT: lambda _: self._stage.fit(),
            Action.ACTUAL_SIZE: lambda _: self._stage.actual_size(),
            Action.ZOOM_IN: lambda _: self._stage.zoom_in(),
            Action.ZOOM_OUT: lambda _: self._stage.zoom_out(),
            Action.HOLD_ZOOM: lambda _: self._toggle_hold(),
            Action.PAN_LEFT: lambda _: self._stage.pan(-1, 0),
            Action.PAN_RIGHT: lambda _: self._stage.pan(1, 0),
            Action.PAN_UP: lambda _: self._stage.pan(0, -1),
            Action.PAN_DOWN: lambda _: self._stage.pan(0, 1),
            Action.ROTATE_LEFT: lambda _: self._stage.rotate(-1),
            Action.ROTATE_RIGHT: lambda _: self._stage.rotate(1),
            Action.COPY_PHOTO: self._copy_photo,
            Action.SHOW_IN_FOLDER: self._show_in_folder,
            Action.PLAY: self._toggle_playing,
            Action.NEXT_PAGE: lambda presenter: presenter.leaf(1),
            Action.PREVIOUS_PAGE: lambda presenter: presenter.leaf(-1),
            Action.LANGUAGE: lambda presenter: presenter.choose(presenter.choice.cycled()),
            Action.SWAP_LANGUAGES: lambda presenter: presenter.choose(presenter.choice.swapped()),
            Action.COPY_CAPTION: self._copy_caption,
            Action.FILMSTRIP: lambda _: self._toggle_pane("filmstrip"),
            Action.CAPTION: lambda _: self._toggle_caption(),
            Action.ARTICLE: lambda _: self._toggle_article(),
            Action.INFORMATION: lambda _: self._toggle_information(),
            Action.IN_STEP: lambda _: self._toggle_step(),
            Action.TO_PASSAGE: lambda _: self._spread.article.return_to_passage(),
            Action.PRESENT: lambda presenter: self._show.begin(presenter, self._keys),
            Action.ONWARD: self._go_on,
        }

    @property
    def deeds_without_story(self) -> Mapping[Action, Callable[[], None]]:
        """What is done for actions that need no story."""
        return {
            Action.COPY: self._copy,
            Action.FULL_SCREEN: self._toggle_full_screen,
            Action.LEAVE: self._leave,
            Action.KEYS: self._toggle_help,
            Action.PRINT: self._print,
            Action.PRINT_KEYS: self._print_keys,
        }

    def peek(self, held: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show the other language as long as the key is down."""
        if self._presenter is not None:
            self._presenter.peek(peeks=held)

    def sync(self) -> None:
        """Show in the menus what is on and what leads anywhere."""
        window, spread = self._window, self._spread
        checks = {
            Action.FILMSTRIP: spread.panes.filmstrip,
            Action.CAPTION: spread.panes.caption,
            Action.ARTICLE: spread.shows_article,
            Action.INFORMATION: self._informing.is_wanted,
            Action.IN_STEP: spread.article.in_step,
            Action.OVERVIEW: window.shows_overview,
            Action.HOLD_ZOOM: self._stage.hold_zoom,
            Action.KEYS: self._shows_help,
        }
        for action, checked in checks.items():
            window.check(action, checked=checked)
        if self._presenter is not None:
            here, jumps = self._presenter.playhead.index, self._presenter.jumps
            window.actions_by_name[Action.BACK].setEnabled(jumps.can_go_back(here))
            window.actions_by_name[Action.FORWARD].setEnabled(jumps.can_go_forward(here))
            self._sync_pages(self._presenter)

    def _sync_pages(self, presenter: Presenter) -> None:
        actions = self._window.actions_by_name
        actions[Action.PLAY].setEnabled(presenter.leafing.moves)
        answer = presenter.answer
        actions[Action.COPY_PHOTO].setEnabled(answer is not None and answer.frame is not None)
        actions[Action.SHOW_IN_FOLDER].setEnabled(presenter.path is not None)
        for action in (Action.NEXT_PAGE, Action.PREVIOUS_PAGE):
            actions[action].setEnabled(presenter.leafing.pages != 1)
        presenter.leafing.reconsider()

    def _do(self, deed: Callable[[Presenter], object]) -> None:
        # Under the page of keys nothing is flipped that one cannot see.
        if self._presenter is not None and not self._shows_help:
            deed(self._presenter)
            self.sync()

    @property
    def _keys(self) -> list[QAction]:
        return list(self._window.actions_by_name.values())

    @property
    def _stage(self) -> Stage:
        """The stage in front of the reader."""
        return self._show.slideshow.stage if self._show.slideshow is not None else self._spread.stage

    @property
    def _go_to_card(self) -> "GoTo":
        return self._show.desk.go_to if self._show.desk is not None else self._window.go_to

    @property
    def _help(self) -> "Help":
        """The page of keys of the window in front of the reader."""
        return self._show.desk.help if self._show.desk is not None else self._window.help

    @property
    def _shows_help(self) -> bool:
        return self._help.isVisible() if self._show.slideshow is not None else self._window.shows_help

    @property
    def _is_mirrored(self) -> bool:
        """Whether the story is read from the right, in the languages that are shown."""
        shown = self._presenter.choice_shown.shown if self._presenter is not None else ()
        return bool(shown) and reads_from_right(shown[0])

    # The story moves.

    def _moved(self) -> None:
        """Another photo, or other languages: what is seen has changed already; menus and panels follow."""
        presenter = self._presenter
        if presenter is None:
            return
        mirrored = self._is_mirrored
        mirror_arrows(self._window.actions_by_name, mirrored=mirrored)
        self._window.show_current(presenter.playhead.index, mirrored=mirrored)
        if self._show.slideshow is not None:
            self._help.mirror(right_to_left=mirrored)
        self._window.languages.show_languages(presenter.story.languages, presenter.choice)
        self._informing.inform_soon()
        self.sync()
        self._leafed()

    def _photo_shown(self) -> None:
        if self._presenter is not None:
            self._stage.show_file(self._presenter.path, self._whole_photo(self._presenter))
            self._informing.inform_soon()

    def _listen_to(self, stage: Stage) -> None:
        stage.resized.connect(self._restage)
        stage.flip_asked.connect(lambda by: self._do(lambda presenter: self._flip(presenter, by)))
        stage.full_screen_asked.connect(self._toggle_full_screen)
        stage.details_wanted.connect(self._want_details)
        stage.zoomed.connect(self._reconsider)
        stage.sight_changed.connect(self._reconsider)

    def _restage(self) -> None:
        if self._presenter is not None:
            self._presenter.restage()

    def _want_details(self, wanted: Sequence[tuple[Region, int, int]]) -> None:
        if self._presenter is not None:
            self._presenter.want_details(wanted)

    # Pages, and frames.

    def _leafed(self) -> None:
        """Another page is to be shown, or it has turned out that there are several."""
        presenter = self._presenter
        if presenter is None:
            return
        self._sync_pages(presenter)
        pages = None if presenter.leafing.moves or self._show.slideshow is not None else presenter.leafing.pages
        if pages is None or pages == 1:
            self._spread.hide_pages()
        else:
            self._spread.show_pages(pages, presenter.leafing.page, self._pictures_of_pages(presenter))

    def _pictures_of_pages(self, presenter: Presenter) -> "PagePictures":
        return presenter.pictures_of_pages(round(CELL_HEIGHT * self._window.devicePixelRatioF()))

    def _choose_page(self, page: int) -> None:
        self._do(lambda presenter: presenter.show_page(page))

    def _see_pages(self, pages: Sequence[int]) -> None:
        if self._presenter is not None and self._presenter.leafing.pages != 1:
            self._pictures_of_pages(self._presenter).see(pages)

    def _may_play(self) -> bool:
        """Whether the photo can be seen, all of it: who looks closely at a frame wants it to stay."""
        stage, window = self._stage, self._stage.window()
        is_covered = self._shows_help or (self._show.slideshow is None and self._window.shows_overview)
        return stage.isVisible() and not window.isMinimized() and not stage.is_zoomed and not is_covered

    def _reconsider(self) -> None:
        if self._presenter is not None:
            self._presenter.leafing.reconsider()

    def _toggle_playing(self, presenter: Presenter) -> None:
        plays = not presenter.leafing.is_playing
        if plays:
            self._stage.fit()
        presenter.leafing.play(plays=plays)

    def _go_to(self, index: int) -> None:
        self._do(lambda presenter: self._go_to_photo(presenter, index))

    def _go_to_passage(self, block: int) -> None:
        self._do(lambda presenter: presenter.go_to_passage(block))

    def _follow(self, block: int) -> None:
        self._do(lambda presenter: presenter.follow(block))

    # In a slideshow one goes from slide to slide, elsewhere from photo to photo.

    def _flip(self, presenter: Presenter, by: int) -> None:
        if self._show.course is not None:
            self._show.course.flip(by)
        else:
            presenter.flip(by)

    def _go_to_end(self, presenter: Presenter, *, first: bool) -> None:
        if self._show.course is not None:
            self._show.course.go_to_end(first=first)
        else:
            presenter.go_to(0 if first else sys.maxsize)

    def _go_to_photo(self, presenter: Presenter, index: int) -> None:
        if self._show.course is not None:
            self._show.course.go_to(index)
        else:
            presenter.go_to(index)

    def _go_on(self, presenter: Presenter) -> None:
        if self._show.course is not None and self._show.wishes.plays:
            self._show.course.toggle_pause()
        else:
            self._flip(presenter, 1)

    # Words.

    def _choose_language(self, place: int, language: str) -> None:
        self._do(lambda presenter: presenter.choose(presenter.choice.with_place(place, Language(language))))

    def _copy_photo(self, presenter: Presenter) -> None:
        from viewer.ui.taking_out import copy_photo

        image = self._whole_photo(presenter)()
        if image is not None:
            copy_photo(image, presenter.path)

    def _whole_photo(self, presenter: Presenter) -> "Callable[[], QImage | None]":
        """What decodes the photo that is shown now, for other programs, once it is wanted."""
        answer, index, deadline = presenter.answer, presenter.playhead.index, self._settings.deadline

        def decode() -> "QImage | None":
            from viewer.ui.taking_out import whole_photo

            known = answer.info if answer is not None else None
            return whole_photo(presenter.source, index, known, deadline) if known is not None else None

        return decode

    def _show_in_folder(self, presenter: Presenter) -> None:
        from viewer.ui.taking_out import show_in_folder

        if presenter.path is not None:
            show_in_folder(presenter.path)

    def _copy(self) -> None:
        """Copy what is selected; nothing selected, the caption."""
        selected = self._window.selected_text
        if selected:
            QGuiApplication.clipboard().setText(selected)
        else:
            self._do(self._copy_caption)

    def _copy_caption(self, presenter: Presenter) -> None:
        captions = [wording.text for wording in presenter.words.captions]
        if captions:
            QGuiApplication.clipboard().setText("\n\n".join(captions))

    # What is in view.

    def _toggle_pane(self, name: str) -> None:
        panes = self._spread.panes
        self._spread.arrange_panes(panes._replace(**{name: not getattr(panes, name)}))

    def _toggle_caption(self) -> None:
        if self._show.slideshow is not None:
            self._show.slideshow.cycle_placement()
        else:
            self._toggle_pane("caption")

    def _toggle_article(self) -> None:
        if self._show.slideshow is not None:
            self._show.toggle_reading()
        else:
            self._spread.toggle_article()

    def _panes_changed(self) -> None:
        self.sync()

    def _toggle_step(self) -> None:
        self._spread.article.keep_in_step(in_step=not self._spread.article.in_step)

    def _toggle_hold(self) -> None:
        hold = not self._stage.hold_zoom
        for stage in {self._spread.stage, self._stage}:
            stage.hold_zoom = hold

    def _toggle_overview(self, current: int) -> None:
        if self._show.slideshow is not None:
            return  # it would lie behind the slideshow
        if self._window.shows_overview:
            self._window.overview.leave()
        else:
            self._window.overview.open(current)

    def _choose_in_overview(self, index: int) -> None:
        if self._window.shows_overview:
            self._window.overview.leave()
        self._go_to(index)

    def _toggle_information(self) -> None:
        self._informing.toggle()
        self.sync()

    def say_anew(self) -> None:
        """The program speaks another language now."""
        self._informing.inform()

    def _toggle_help(self) -> None:
        if self._shows_help:
            self._help.uncover()
        else:
            self._help.open()
        self.sync()

    def _print(self) -> None:
        """What is in front of the reader: the page of keys, or the story."""
        if self._shows_help:
            self._print_keys()
        elif self._presenter is not None:
            from viewer.ui.print_pages import ToPrint
            from viewer.ui.printing import print_story

            presenter, index = self._presenter, self._presenter.playhead.index
            asked = ToPrint(presenter.story, presenter.choice_shown, presenter.name, index, presenter.found_captions)
            print_story(self._show.desk or self._window, asked, presenter.source, self._settings)

    def _print_keys(self) -> None:
        from viewer.ui.printing import print_keys

        print_keys(self._show.desk or self._window, mirrored=self._is_mirrored)

    def _toggle_full_screen(self) -> None:
        if self._show.slideshow is None:
            self._window.toggle_full_screen()
        self.sync()

    def _leave(self) -> None:
        """One level up, never out of the program."""
        window = self._window
        if self._shows_help:
            self._help.uncover()
        elif window.shows_notice:
            window.leave_full_screen()
        elif self._show.slideshow is not None:
            self._show.end()
        elif window.shows_overview:
            window.overview.leave()
        elif self._informing.is_wanted:
            self._toggle_information()
        elif self._stage.is_zoomed:
            self._stage.fit()
        elif not self._spread.close_drawer():
            window.leave_full_screen()
        self.sync()

    def _show_begun(self, slideshow: "Slideshow") -> None:
        self._listen_to(slideshow.stage)
        slideshow.stage.hold_zoom = self._spread.stage.hold_zoom
        slideshow.help.closed.connect(self.sync)
        slideshow.go_to.chosen.connect(self._go_to)
        self._moved()

    def _speaker_came(self, view: "SpeakerView") -> None:
        view.help.closed.connect(self.sync)
        view.go_to.chosen.connect(self._go_to)

    def _show_ended(self) -> None:
        self.sync()
