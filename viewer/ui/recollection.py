"""Sets the window up as it was left and as the reader has set it, and keeps in mind how that is now."""

from typing import Literal

from viewer.remembered import LanguagesShown, Memory, RecentStory, Remembered, StoryPlace
from viewer.story.phrase import Phrase
from viewer.ui.look import Look
from viewer.ui.preferences import Preferences, Preferred
from viewer.ui.presenter import Presenter
from viewer.ui.show import Show, Wishes
from viewer.ui.speech import Speech
from viewer.ui.spread import Panes
from viewer.ui.wardrobe import Wardrobe
from viewer.ui.window import MainWindow


class Recollection:
    """Between memory and preferences, which know no window, and the window, which knows no file."""

    def __init__(
        self,
        memory: Memory,
        preferences: Preferences,
        window: MainWindow,
        look: Look,
        wardrobe: Wardrobe,
        show: Show,
        speech: Speech,
    ) -> None:
        self._memory = memory
        self._preferences = preferences
        self._window = window
        self._look = look
        self._wardrobe = wardrobe
        self._show = show
        self._speech = speech
        self.remembered: Remembered = memory.read()

    def restore(self, colours: Literal["light", "dark"] | None) -> None:
        """Set up the panes as they were left, and all else as the reader has set it; colours only if not told which."""
        remembered, preferred = self.remembered, self._preferences.read()
        wardrobe, spread = self._wardrobe, self._window.spread
        wardrobe.colours = preferred.colours if colours is None else colours
        wardrobe.high_contrast = preferred.high_contrast
        wardrobe.less_motion = preferred.less_motion
        wardrobe.dress()
        self._look.scale_text(preferred.text_scale)
        spread.arrange_panes(
            Panes(remembered.filmstrip, remembered.caption, remembered.article, remembered.article_share)
        )
        spread.article.in_step = remembered.in_step
        wishes = self._show.wishes
        self._show.wish(
            wishes._replace(
                headings=preferred.headings,
                plays=preferred.plays,
                pace=preferred.pace,
                at_end=preferred.at_end or wishes.at_end,
                motion=preferred.slide_motion,
                two_languages=preferred.two_languages,
            )
        )
        self._preferences.hold(self._preferred(self._show.wishes))  # as far as it could be followed
        for changed in (wardrobe.changed, self._show.changed, self._speech.changed, self._show.ended):
            changed.connect(self._keep)

    def wish_for_now(self, wishes: Wishes) -> None:
        """Shows go like this until the reader chooses otherwise or the program ends; that is not kept."""
        self._write_preferences()
        self._preferences.hold(self._preferred(wishes))
        self._show.wish(wishes)

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
        panes = self._window.spread.panes
        self.remembered = self.remembered._replace(
            window=self._window.place,
            stage=self._window.spread.stage.box,
            filmstrip=panes.filmstrip,
            caption=panes.caption,
            article=panes.article,
            article_share=panes.article_share,
            in_step=self._window.spread.article.in_step,
        )
        self._memory.write(self.remembered)
        self._write_preferences()

    def _keep(self) -> None:
        """Something has been set: keep it, unless somebody is presenting, who is not to wait for a disk."""
        if self._show.slideshow is None:
            self._write_preferences()

    def _write_preferences(self) -> None:
        before = self._preferences.fault
        self._preferences.write(self._preferred(self._show.wishes))
        fault = self._preferences.fault
        if fault not in ("", before):
            self._window.spread.footer.show_notice(Phrase("Your settings cannot be kept: {fault}", fault=fault))

    def _preferred(self, wishes: Wishes) -> Preferred:
        """How everything is set now, if shows are to go by these wishes."""
        wardrobe = self._wardrobe
        return Preferred(
            language=self._speech.wish,
            colours=wardrobe.colours,
            high_contrast=wardrobe.high_contrast,
            less_motion=wardrobe.less_motion,
            text_scale=self._look.wished_scale,
            headings=wishes.headings,
            plays=wishes.plays,
            pace=wishes.pace,
            at_end=None if wishes.at_end == self._show.usual_end else wishes.at_end,
            slide_motion=wishes.motion,
            two_languages=wishes.two_languages,
        )
