"""What is asked and told in windows of their own, which are imported when somebody asks for them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.actions import Action
from viewer.app.stories import Stories
from viewer.loading import BUNDLE_SUFFIX
from viewer.story.problem import Problem
from viewer.ui.look import Look
from viewer.ui.show import Show
from viewer.ui.speech import Speech
from viewer.ui.wardrobe import Wardrobe
from viewer.ui.window import MainWindow

if TYPE_CHECKING:
    from viewer.ui.saving import Saving


class Dialogs:
    """Asks and tells in front of the main window, about the program and about the story that is open."""

    def __init__(
        self, window: MainWindow, look: Look, wardrobe: Wardrobe, show: Show, speech: Speech, stories: Stories
    ) -> None:
        self._window = window
        self._look = look
        self._wardrobe = wardrobe
        self._show = show
        self._speech = speech
        self._stories = stories
        self.saving: Saving | None = None

    @property
    def deeds(self) -> Mapping[Action, Callable[[], None]]:
        """What is done for each action."""
        return {
            Action.OPEN: self._ask_for_files,
            Action.OPEN_FOLDER: self._ask_for_folder,
            Action.NEW_WINDOW: self._open_new_window,
            Action.SAVE_COPY: self._save_copy,
            Action.PROBLEMS: self.show_problems,
            Action.SETTINGS: self._show_settings,
            Action.ABOUT: self._show_about,
        }

    def close(self) -> None:
        """End what goes on without a dialog."""
        if self.saving is not None:
            self.saving.close()

    def _open_new_window(self) -> None:
        from viewer.ui.new_window import open_new_window

        open_new_window()

    def _ask_for_files(self) -> None:
        from viewer.ui.dialogs import files_asked_for

        paths = files_asked_for(self._window, self._folder_at_hand)
        if paths:
            self._stories.open(paths)

    def _ask_for_folder(self) -> None:
        from viewer.ui.dialogs import folder_asked_for

        folder = folder_asked_for(self._window, self._folder_at_hand)
        if folder:
            self._stories.open([folder])

    @property
    def _folder_at_hand(self) -> str:
        """Where the reader is: the folder of the story that is open, or the one that its bundle is in."""
        story = self._stories.story
        loaded = story.loaded if story is not None else None
        folder = (loaded.folder if loaded is not None else None) or ""
        return str(Path(folder).parent) if loaded is not None and loaded.is_bundle else folder

    def _save_copy(self) -> None:
        from viewer.saving import LOOSE, Copying, not_saved
        from viewer.ui.dialogs import copy_place_asked_for, tell
        from viewer.ui.saving import Saving
        from viewer.ui.speech import said, say

        story = self._stories.story
        loaded = story.loaded if story is not None else None
        if story is None or loaded is None or (self.saving is not None and self.saving.is_busy):
            return
        if loaded.folder is None:
            tell(self._window, say("Save a copy"), said(not_saved(LOOSE)))
            return
        folder = Path(loaded.folder)
        name = folder.stem if loaded.is_bundle else folder.name
        target = copy_place_asked_for(self._window, str(folder.with_name(f"{name}{BUNDLE_SUFFIX}")))
        if target:
            self.saving = self.saving or Saving(self._window)
            self.saving.begin(Copying(story.paths, target))

    def show_problems(self) -> None:
        """Say what is to be mended in the story."""
        from viewer.ui.problems import show_problems

        story = self._stories.story
        show_problems(story.problems if story is not None else (), self._look, self._window)

    def _show_settings(self) -> None:
        from viewer.ui.settings_dialog import SettingsDialog, settings_of

        settings = settings_of(self._look, self._wardrobe, self._show, self._speech)
        dialog = SettingsDialog(settings, self._look, self._window)
        told = (self._wardrobe.changed, self._show.changed, self._speech.changed, self._look.changed)
        for signal in told:
            signal.connect(dialog.show_all)
        dialog.exec()
        for signal in told:
            signal.disconnect(dialog.show_all)
        dialog.deleteLater()

    def _show_about(self) -> None:
        from viewer.ui.about import AboutDialog

        dialog = AboutDialog(self._look, self._window)
        dialog.exec()
        dialog.deleteLater()

    def open_in_editor(self, problem: Problem) -> None:
        """Open the story's text where this is to be mended."""
        from viewer.ui.dialogs import tell
        from viewer.ui.problems import IN_BUNDLE, is_in_bundle, open_in_editor
        from viewer.ui.speech import said, say

        if is_in_bundle(problem.file):
            tell(self._window, say("Problems in this story"), said(IN_BUNDLE))
        else:
            open_in_editor(problem.file, problem.place.line, problem.place.column)

    def offer_link(self, address: str) -> None:
        """Ask whether to follow a link of the story's."""
        from viewer.ui.dialogs import offer_link

        offer_link(self._window, address)
