"""A story in one file, in the window: like any other, except that nothing in it can be changed."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PhotoMaker
from tests.ui.conftest import COLOURS, StoryWriter, ViewerOpener, entry, paragraph, wait_for_photo
from tests.ui.looking import PATIENCE, colour_on, photos_of, press, story_of, texts_on_screen
from viewer import saving
from viewer.actions import Action
from viewer.app import Viewer
from viewer.loading import load
from viewer.saving import Copying
from viewer.story.phrase import Phrase
from viewer.ui import dialogs
from viewer.ui.problems import IN_BUNDLE, ProblemsDialog
from viewer.ui.saving import Saving
from viewer.ui.taking_out import LatePhoto
from viewer.ui.text_view import TextView

BundleWriter = Callable[..., Path]


@pytest.fixture
def write_bundle(write_story: StoryWriter, tmp_path: Path) -> BundleWriter:
    """The same as `write_story`, in one file in a folder of its own."""

    def write(*entries: object, **top: object) -> Path:
        story = write_story(*entries, **top)
        target = tmp_path / "out" / "a story.photostory"
        target.parent.mkdir(exist_ok=True)
        Copying([str(story)], str(target)).run()
        return target

    return write


class Boxes:
    """What has been said in boxes, and how; each is closed at once."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[tuple[str, Qt.TextFormat]] = []

        def look(box: QMessageBox) -> int:
            self.said.append((box.text(), box.textFormat()))
            return QMessageBox.StandardButton.Ok.value

        monkeypatch.setattr(QMessageBox, "exec", look)


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> Boxes:
    return Boxes(monkeypatch)


NEVER = 1_000_000  # milliseconds
THREE = [entry(1), entry(2), entry(3)]


def test_it_is_read_and_flipped_through_as_its_folder_is(
    qtbot: QtBot, open_viewer: ViewerOpener, write_bundle: BundleWriter
) -> None:
    bundle = write_bundle(THREE, article=[paragraph(1, 1), paragraph(2, 2)])
    viewer = open_viewer(bundle)
    for colour in COLOURS[:3]:
        wait_for_photo(qtbot, viewer)
        assert colour_on(viewer.window.spread.stage) == colour
        press(viewer.window, "Right")
    assert "Caption 3" in texts_on_screen(viewer.window.spread.captions)
    qtbot.waitUntil(lambda: viewer.is_settled, timeout=PATIENCE)  # thumbnails as well
    assert list(bundle.parent.iterdir()) == [bundle]
    assert viewer.dialogs._folder_at_hand == str(bundle.parent)


def test_there_is_no_file_that_could_be_dragged_to_another_program(
    open_viewer: ViewerOpener, write_bundle: BundleWriter
) -> None:
    viewer = open_viewer(write_bundle(THREE))
    assert viewer.presenter is not None
    assert viewer.presenter.path is None


def test_the_whole_photo_can_be_dragged_out_as_pixels_and_is_decoded_only_then(
    qtbot: QtBot, open_viewer: ViewerOpener, write_bundle: BundleWriter, make_photo: PhotoMaker
) -> None:
    make_photo("p1.png", (3_000, 2_000), (10, 200, 30))  # larger than the window
    bundle = write_bundle(THREE)
    viewer = open_viewer(bundle)
    dragged: list[QMimeData] = []
    stage = viewer.window.spread.stage
    stage._drag = lambda _source, data, _picture: dragged.append(data)
    stage._drag_out()
    (data,) = dragged
    assert data.hasImage()
    assert not data.hasUrls()
    assert not data.hasText()
    assert isinstance(data, LatePhoto)
    assert data._image is None
    press(viewer.window, "Right")  # meanwhile another one is shown
    wait_for_photo(qtbot, viewer)
    image = QImage(data.imageData())
    assert (image.width(), image.height()) == (3_000, 2_000)
    assert image.pixelColor(1_500, 1_000).name() == "#0ac81e"
    assert list(bundle.parent.iterdir()) == [bundle]


def test_the_information_tells_the_photos_own_size(
    open_viewer: ViewerOpener, write_bundle: BundleWriter, tmp_path: Path
) -> None:
    viewer = open_viewer(write_bundle(THREE))
    press(viewer.window, "I")
    assert f"{(tmp_path / 'p1.png').stat().st_size} bytes" in texts_on_screen(viewer.window.spread.information)


def test_when_it_is_replaced_the_photos_in_it_are_shown_as_they_are_now(
    qtbot: QtBot, open_viewer: ViewerOpener, write_bundle: BundleWriter, make_photo: PhotoMaker
) -> None:
    viewer = open_viewer(write_bundle(THREE))

    def is_watched() -> bool:
        refreshing, presenter = photos_of(viewer).refreshing, viewer.presenter
        if refreshing is None or presenter is None or refreshing._rest.isActive():
            return False
        (sources,) = refreshing._sources.values() or [set()]
        return len(sources) == len(THREE) and viewer.is_settled

    qtbot.waitUntil(is_watched, timeout=PATIENCE)
    make_photo("p1.png", (90, 60), (1, 2, 200))
    write_bundle(THREE)
    stage = viewer.window.spread.stage
    qtbot.waitUntil(lambda: stage.frame is not None and colour_on(stage) == (1, 2, 200), timeout=PATIENCE)


def test_a_photo_of_a_bundle_that_was_replaced_before_it_was_watched_is_shown_as_it_is_now(
    qtbot: QtBot, open_viewer: ViewerOpener, write_bundle: BundleWriter, make_photo: PhotoMaker
) -> None:
    viewer = open_viewer(write_bundle(THREE))
    make_photo("p1.png", (90, 60), (1, 2, 200))
    write_bundle(THREE)
    stage = viewer.window.spread.stage
    qtbot.waitUntil(lambda: stage.frame is not None and colour_on(stage) == (1, 2, 200), timeout=PATIENCE)
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    assert colour_on(stage) == COLOURS[1]


def test_when_it_is_replaced_its_words_are_read_again(
    qtbot: QtBot, open_viewer: ViewerOpener, write_bundle: BundleWriter
) -> None:
    viewer = open_viewer(write_bundle(THREE), photo="p2")
    qtbot.waitUntil(lambda: story_of(viewer).rereading is not None, timeout=PATIENCE)
    others = [*THREE[:2], entry(3, caption={"en": "Another"}), entry(4)]

    def is_there() -> bool:
        # Again and again: at which moment the system begins to watch is not told.
        write_bundle(others)
        return viewer.presenter is not None and len(viewer.presenter.story.photos) == 4

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    assert viewer.presenter is not None
    assert viewer.presenter.playhead.index == 1
    press(viewer.window, "Right")
    wait_for_photo(qtbot, viewer)
    assert "Another" in texts_on_screen(viewer.window.spread.captions)


def test_its_words_cannot_be_mended_there_and_that_is_said(
    open_viewer: ViewerOpener,
    write_bundle: BundleWriter,
    monkeypatch: pytest.MonkeyPatch,
    boxes: Boxes,
) -> None:
    started: list[object] = []
    monkeypatch.setattr("viewer.ui.problems.open_in_editor", lambda *place: started.append(place))
    viewer = open_viewer(write_bundle([*THREE, entry(4)], without=["p4.png"]))
    said: list[str] = []

    def look(dialog: ProblemsDialog) -> int:
        (button,) = (one for one in dialog.findChildren(QPushButton) if "at this line" in one.text())
        button.click()
        said.extend(view.text for view in dialog.findChildren(TextView))
        return 0

    monkeypatch.setattr(ProblemsDialog, "exec", look)
    viewer.perform(Action.PROBLEMS)
    assert IN_BUNDLE in said
    viewer.window.problem_open_asked.emit(story_of(viewer).loaded.problems[0])  # type: ignore[union-attr]
    assert boxes.said == [(IN_BUNDLE, Qt.TextFormat.PlainText)]
    assert started == []


class SlowCopy:
    """A copy that goes on until somebody has it end."""

    def __init__(self) -> None:
        self.share = 0.25
        self.ends = threading.Event()
        self.is_cancelled = False

    def outcome(self) -> Phrase | None:
        assert self.ends.wait(PATIENCE / 1000)
        return None if self.is_cancelled else Phrase("Done.")

    def cancel(self) -> None:
        self.is_cancelled = True
        self.ends.set()


class TestSlowSaving:
    """How far it is stands in a window of its own, which this test never lets the system show."""

    @pytest.fixture
    def saving(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Saving:
        monkeypatch.setattr("viewer.ui.saving._SHOWN_AFTER", NEVER)
        window = QWidget()
        qtbot.addWidget(window)
        return Saving(window)

    def test_how_far_it_is_is_told(self, qtbot: QtBot, saving: Saving, boxes: Boxes) -> None:
        copy = SlowCopy()
        saving.begin(copy)
        progress = saving._progress
        assert progress is not None
        qtbot.waitUntil(lambda: progress.value() == 249, timeout=PATIENCE)
        saving.begin(SlowCopy())  # one at a time
        assert saving._progress is progress
        copy.share = 1.0
        qtbot.waitUntil(lambda: progress.value() == 999, timeout=PATIENCE)
        copy.ends.set()
        qtbot.waitUntil(lambda: not saving.is_busy, timeout=PATIENCE)
        assert boxes.said == [("Done.", Qt.TextFormat.PlainText)]

    def test_it_can_be_cancelled(self, qtbot: QtBot, saving: Saving, boxes: Boxes) -> None:
        copy = SlowCopy()
        saving.begin(copy)
        assert isinstance(saving._progress, QProgressDialog)
        button = saving._progress.findChild(QPushButton)
        assert isinstance(button, QPushButton)
        button.click()
        qtbot.waitUntil(lambda: not saving.is_busy, timeout=PATIENCE)
        assert copy.is_cancelled
        assert boxes.said == []
        assert not saving._look.isActive()


class TestSaving:
    @pytest.fixture(autouse=True)
    def _show_no_progress(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("viewer.ui.saving._SHOWN_AFTER", NEVER)

    def test_a_copy_is_the_story_that_is_open(
        self,
        qtbot: QtBot,
        open_viewer: ViewerOpener,
        write_story: StoryWriter,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        boxes: Boxes,
    ) -> None:
        story = write_story(THREE)
        offered: list[str] = []
        target = tmp_path / "copy.photostory"

        def answer(_: QWidget, path: str) -> str:
            offered.append(path)
            return str(target)

        monkeypatch.setattr(dialogs, "copy_place_asked_for", answer)
        viewer = open_viewer(story)
        viewer.perform(Action.SAVE_COPY)
        self.wait(qtbot, viewer)
        assert offered == [str(tmp_path.with_name(f"{tmp_path.name}.photostory"))]
        assert load([str(target)]).story == load([str(story)]).story
        assert boxes.said == []

    def test_nothing_is_saved_by_a_reader_who_thinks_better_of_it(
        self, open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dialogs, "copy_place_asked_for", lambda *_: "")
        viewer = open_viewer(write_story(THREE))
        viewer.perform(Action.SAVE_COPY)
        assert viewer.dialogs.saving is None

    def test_why_there_is_no_copy_is_said(
        self,
        qtbot: QtBot,
        open_viewer: ViewerOpener,
        write_story: StoryWriter,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        boxes: Boxes,
    ) -> None:
        target = tmp_path / "<b>none" / "copy.photostory"
        monkeypatch.setattr(dialogs, "copy_place_asked_for", lambda *_: str(target))
        viewer = open_viewer(write_story(THREE))
        viewer.perform(Action.SAVE_COPY)
        self.wait(qtbot, viewer)
        sentence = (
            f"No copy has been saved: {target} cannot be written (no such file or directory); save the copy elsewhere."
        )
        assert boxes.said == [(sentence, Qt.TextFormat.PlainText)]

    def test_photos_that_are_not_there_are_said_to_be_left_out(
        self,
        qtbot: QtBot,
        open_viewer: ViewerOpener,
        write_story: StoryWriter,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        boxes: Boxes,
    ) -> None:
        monkeypatch.setattr(dialogs, "copy_place_asked_for", lambda *_: str(tmp_path / "copy.photostory"))
        viewer = open_viewer(write_story([entry(number) for number in range(1, 7)], without=["p2.png", "p5.png"]))
        viewer.perform(Action.SAVE_COPY)
        self.wait(qtbot, viewer)
        ((said, _),) = boxes.said
        assert said.endswith("not in the story’s folder: `p2.png`, `p5.png`.")

    def test_photos_opened_one_by_one_are_no_story_to_save(
        self, open_viewer: ViewerOpener, make_photo: PhotoMaker, boxes: Boxes
    ) -> None:
        viewer = open_viewer([make_photo("a.png"), make_photo("b.png")])
        viewer.perform(Action.SAVE_COPY)
        assert boxes.said == [(saving.not_saved(saving.LOOSE), Qt.TextFormat.PlainText)]

    def test_who_leaves_meanwhile_leaves_nothing_behind(
        self,
        open_viewer: ViewerOpener,
        write_story: StoryWriter,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
    ) -> None:
        """A copy that goes on until it is cancelled."""
        real = Copying._pieces

        def pieces(copying: Copying, path: str) -> object:
            while not copying._is_cancelled:
                yield b""
            yield from real(copying, path)

        monkeypatch.setattr(Copying, "_pieces", pieces)
        (tmp_path / "out").mkdir()
        monkeypatch.setattr(dialogs, "copy_place_asked_for", lambda *_: str(tmp_path / "out" / "copy.photostory"))
        viewer = open_viewer(write_story(THREE))
        viewer.perform(Action.SAVE_COPY)
        viewer.perform(Action.SAVE_COPY)  # one at a time
        assert viewer.dialogs.saving is not None
        assert viewer.dialogs.saving.is_busy
        viewer.close()
        assert list((tmp_path / "out").iterdir()) == []

    def test_where_to_is_asked_with_a_name_at_hand(
        self, open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        viewer = open_viewer(write_story(THREE))

        def answer(dialog: QFileDialog) -> int:
            assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
            dialog.selectFile(str(tmp_path / "mine"))
            return 1

        monkeypatch.setattr(QFileDialog, "exec", answer)
        chosen = dialogs.copy_place_asked_for(viewer.window, str(tmp_path / "story.photostory"))
        assert chosen == str(tmp_path / "mine.photostory")
        monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
        assert dialogs.copy_place_asked_for(viewer.window, str(tmp_path / "story.photostory")) == ""

    @staticmethod
    def wait(qtbot: QtBot, viewer: Viewer) -> None:
        assert viewer.dialogs.saving is not None
        made = viewer.dialogs.saving
        qtbot.waitUntil(lambda: not made.is_busy and not made._look.isActive(), timeout=PATIENCE)
