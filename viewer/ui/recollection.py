"""Sets the window up as it was left, and keeps in mind how it is being left now."""

from typing import Literal

from viewer.remembered import LanguagesShown, Memory, RecentStory, Remembered, StoryPlace
from viewer.story.phrase import Phrase
from viewer.ui.look import Look
from viewer.ui.presenter import Presenter
from viewer.ui.show import Show
from viewer.ui.speech import Speech
from viewer.ui.spread import Panes
from viewer.ui.wardrobe import Wardrobe
from viewer.ui.window import MainWindow


class Recollection:
    """Between the memory, which knows no window, and the window, which knows no file."""

    def __init__(
        self, memory: Memory, window: MainWindow, look: Look, wardrobe: Wardrobe, show: Show, speech: Speech
    ) -> None:
        self._memory = memory
        self._window = window
        self._look = look
        self._wardrobe = wardrobe
        self._show = show
        self._speech = speech
        self.remembered: Remembered = memory.read()

    def restore(self, colours: Literal["light", "dark"] | None) -> None:
        """Set up colours (unless told which), size of text and panes as they were left."""
        remembered, wardrobe, spread = self.remembered, self._wardrobe, self._window.spread
        wardrobe.colours = remembered.colours if colours is None else colours
        wardrobe.high_contrast = remembered.high_contrast
        wardrobe.less_motion = remembered.less_motion
        wardrobe.dress()
        self._look.scale_text(remembered.text_scale)
        spread.arrange_panes(
            Panes(remembered.filmstrip, remembered.caption, remembered.article, remembered.article_share)
        )
        spread.article.in_step = remembered.in_step
        wishes = self._show.wishes
        self._show.wish(
            wishes._replace(
                headings=remembered.show_headings,
                plays=remembered.show_plays,
                pace=remembered.show_pace,
                at_end=remembered.show_at_end or wishes.at_end,
                motion=remembered.show_motion,
                two_languages=remembered.show_two_languages,
            )
        )

    def warn(self) -> None:
        """Say quietly, below the photo that is shown, if nothing can be kept this time."""
        fault = self._memory.foreseen_fault()
        if fault:
            self._window.spread.footer.show_notice(Phrase("Your place cannot be remembered: {fault}", fault=fault))

    def note_story(self, presenter: Presenter, key: str, recent: RecentStory | None) -> None:
        """Keep in mind where the reader leaves the story that goes by `key`; it is to be offered again as `recent`."""
        choice = presenter.choice
        place = StoryPlace(presenter.story.photos[presenter.playhead.index].id, choice.pair, choice.only)
        shown: LanguagesShown = "both"
        if choice.only is not None and len(choice.pair) > 1:
            shown = "first" if choice.only == choice.pair[0] else "second"
        self.remembered = self.remembered.with_story(key, place)._replace(languages_shown=shown)
        if recent is not None:
            self.remembered = self.remembered.with_recent(recent)

    def forget(self, paths: tuple[str, ...]) -> None:
        """Offer the story at these paths no more; that is written down at once."""
        self.remembered = self.remembered.without_recent(paths)
        self.write()

    def forget_all(self) -> None:
        """Offer no story again; that is written down at once."""
        self.remembered = self.remembered._replace(recent=())
        self.write()

    def write(self) -> None:
        """Write down all that the next run should know."""
        panes, wishes = self._window.spread.panes, self._show.wishes
        self.remembered = self.remembered._replace(
            window=self._window.place,
            stage=self._window.spread.stage.box,
            filmstrip=panes.filmstrip,
            caption=panes.caption,
            article=panes.article,
            article_share=panes.article_share,
            in_step=self._window.spread.article.in_step,
            text_scale=self._look.wished_scale,
            colours=self._wardrobe.colours,
            speech=self._speech.wish,
            high_contrast=self._wardrobe.high_contrast,
            less_motion=self._wardrobe.less_motion,
            show_headings=wishes.headings,
            show_plays=wishes.plays,
            show_pace=wishes.pace,
            show_at_end=wishes.at_end,
            show_motion=wishes.motion,
            show_two_languages=wishes.two_languages,
        )
        self._memory.write(self.remembered)
