"""Texts that are no story, that look like markup, and that point at other files or machines."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMessageBox, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import ROOT, PhotoMaker
from tests.journeys.desktop import Desktop, processes_of
from tests.journeys.test_reading import wait_for_photo as wait_on_desktop
from tests.ui.conftest import StoryWriter, ViewerOpener, entry, wait_for_photo
from tests.ui.looking import click, press, story_of, texts_on_screen, views_on_screen
from viewer.app import Viewer
from viewer.ui.problems import ProblemsDialog

MIB = 1 << 20
HEAD = "format: 1\nlanguages: [vi, en]\nphotos:\n  - file: p1.png\n    caption: {vi: Một, en: One}\n"
CHAIN = "m0: &m0 {a: b}\n" + "".join(f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}\n" for n in range(1, 25))
PHOTO = "  - file: p1.png\n    caption:\n      vi: >-\n        Một bức ảnh\n      en: >-\n        A photo\n"
NASTY: dict[str, bytes] = {
    "empty": b"",
    "nul": b"\0",
    "100,000 lists": (HEAD + "title:\n  " + "[" * 100_000).encode(),
    "3,000 lists": (HEAD + "title: " + "[" * 3_000).encode(),
    "100,000 maps": (HEAD + "title: " + "{a: " * 100_000).encode(),
    "merges": (HEAD + CHAIN).encode(),
    "a day that does not exist": (HEAD + "date: 2024-02-30\n").encode(),
    "numbers without end": (HEAD + f"    seconds: {'9' * 9_000}\n    focus: [1e999, .nan]\n").encode(),
    "code": (HEAD + "title: !!python/object/apply:os.system ['touch was-run']\n").encode(),
    "half a UTF-16": HEAD.encode("utf-16")[:-1],
    "Latin-1": HEAD.replace("Một", "Caf\xe9").encode("latin-1"),
    "noise": bytes(range(256)) * 300,
    "one long line": b"title: " + b"x" * 300_000,
    "quotes without end": (HEAD + 'title: "' + "x\n" * 30_000).encode(),
    "aliases": (HEAD + "a: &a [x]\nb: [" + "*a, " * 30_000 + "]\n").encode(),
    "a line too many tabs": (HEAD + "\t\n" * 20_000).encode(),
}
LARGE: dict[str, tuple[str, bytes]] = {  # how it begins, and what comes again and again
    "a sound story": (HEAD, PHOTO.encode()),
    "noise": ("", bytes(range(256))),
    "colons": ("", b"a: b: c\n"),
    "lists": (HEAD + "title: ", b"["),
    "dashes": ("", b"- \n"),
    "anchors": ("", b"- &a [*a]\n"),
    "nothing but lines": ("", b"\n"),
}
READ = """
import sys
from viewer.loading import Unreadable, load
try:
    problems = load(sys.argv[1:]).problems
    assert all(problem.place.line > 0 for problem in problems)
    print(len(problems))
except Unreadable as error:
    print(error)
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
"""What it takes to read a story, in a process of its own: prints the peak of its memory, in KiB."""


@pytest.mark.parametrize("data", NASTY.values(), ids=NASTY.keys())
def test_hostile_08_any_bytes_give_a_story_or_messages_with_lines(
    open_viewer: ViewerOpener, make_photo: PhotoMaker, tmp_path: Path, data: bytes
) -> None:
    make_photo("p1.png")
    path = tmp_path / "captions.yaml"
    path.write_bytes(data)
    viewer = open_viewer(path)
    loaded = story_of(viewer).loaded
    assert loaded is not None
    if viewer.presenter is None:  # a page that says so, and what there is to mend
        assert any("has no photos to show" in text for text in texts_on_screen(viewer.window))
        assert loaded.problems
    else:
        assert viewer.presenter.answer is not None
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in loaded.problems)
    assert not (tmp_path / "was-run").exists()


@pytest.mark.parametrize(("beginning", "again"), LARGE.values(), ids=LARGE.keys())
def test_hostile_08_five_megabytes_of_anything_cost_little(tmp_path: Path, beginning: str, again: bytes) -> None:
    """How many seconds it takes is measured by `tests.benchmarks.soak`; here it must only come to an end."""
    path = tmp_path / "captions.yaml"
    path.write_bytes(beginning.encode() + again * ((5 * MIB - len(beginning)) // len(again)))
    done = subprocess.run(
        [sys.executable, "-P", "-c", READ, path],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    assert int(done.stdout.splitlines()[-1]) < 200 * 1024


def literal_texts(viewer: Viewer) -> list[str]:
    """All texts in the program's windows; none of them in a widget that would take it for markup."""
    texts = []
    for widget in QApplication.allWidgets():
        assert not isinstance(widget, QTextEdit)
        if isinstance(widget, QLabel):
            assert widget.textFormat() is Qt.TextFormat.PlainText
        assert widget.toolTip() == widget.whatsThis() == widget.statusTip() == ""
        if isinstance(widget, QAbstractItemView) and widget.model() is not None and widget.model().rowCount():
            tip = widget.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
            assert tip is None or "<img" not in tip
    for window in (viewer.window, viewer.slideshow):
        if window is not None:
            texts += texts_on_screen(window)
            handle = window.windowHandle()
            texts.append(handle.title())
    return texts


@pytest.mark.qt_log_ignore("does not support")  # what Qt says of a second window where there is no screen
def test_hostile_09_markup_appears_literally_wherever_a_story_has_words(
    qtbot: QtBot, open_viewer: ViewerOpener, write_story: StoryWriter, trap: Path, make_photo: PhotoMaker
) -> None:
    text = f"<img src='{trap}'><b>&amp;x</b>"
    name = "<img src=trap>&lt;.png"
    make_photo(name)
    one = entry(1, file=name, caption=text, alt=text, credit=text, notes=text, id=text)
    story = write_story(
        [one, entry(2)],
        languages=["en"],
        title=text,
        byline=text,
        source={"name": text, "url": text},
        article=[{"heading": text}, {"text": text, "photos": [text]}, {"quote": text, "by": text}],
    )
    viewer = open_viewer(story, size=(1_400, 1_000))
    shown = literal_texts(viewer)
    assert shown.count(text) >= 4
    assert f"1 / 2 · {text}" in shown, "the window's title"
    spread = viewer.window.spread
    assert spread.stage.accessibleName() == text
    press(viewer.window, "I")
    assert {text, name} <= set(literal_texts(viewer))
    press(viewer.window, "I")
    loaded = story_of(viewer).loaded
    assert loaded is not None
    problems = [problem for problem in loaded.problems if "<img" in problem.message]
    assert problems, "of the address, and it quotes it"
    for keys in ("O", "G", "F1"):
        press(viewer.window, keys)
        literal_texts(viewer)
        press(viewer.window, "Esc")
    press(viewer.window, "F5")
    wait_for_photo(qtbot, viewer)
    shown = literal_texts(viewer)
    assert viewer.slideshow is not None
    assert text in texts_on_screen(viewer.slideshow)
    assert f"1 / 2 · {text}" in shown
    press(viewer.slideshow, "Esc")
    (trap.parent / name).unlink()
    press(viewer.window, "Ctrl+R")
    wait_for_photo(qtbot, viewer)
    assert name in literal_texts(viewer), "on the card that stands in its place"
    dialog = ProblemsDialog(loaded.problems, viewer.look, viewer.window)
    with qtbot.waitExposed(dialog):
        dialog.show()
    literal_texts(viewer)
    dialog.close()
    dialog.deleteLater()


def test_hostile_09_captions_inside_a_file_appear_literally(
    open_viewer: ViewerOpener, make_photo: PhotoMaker, trap: Path
) -> None:
    markup = f"&lt;img src='{trap}'>&lt;b>x"
    xmp = (
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description><rdf:Alt>"
        f"<rdf:li xml:lang='en'>{markup}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    viewer = open_viewer(make_photo("a.webp", xmp=xmp.encode()))
    text = f"<img src='{trap}'><b>x"
    assert text in texts_on_screen(viewer.window.spread.captions)
    press(viewer.window, "I")
    assert literal_texts(viewer).count(text) == 2


LEADS_ASTRAY = ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "//example.org"]
LEADS_THERE = ["https://example.org/a?b=c#d", "http://example.org", "mailto:somebody@example.org"]


@pytest.mark.qt_log_ignore("does not support raise")  # what Qt says of tooltips where there is no screen
def test_hostile_10_links_are_http_https_or_mailto_shown_in_full_and_opened_on_request(
    open_viewer: ViewerOpener, write_story: StoryWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    opened: list[str] = []
    answer = QMessageBox.StandardButton.Cancel

    def look(box: QMessageBox) -> int:
        asked.append(box.text())
        assert box.textFormat() is Qt.TextFormat.PlainText
        return answer.value

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QMessageBox, "exec", look)
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(open_url))
    paragraphs = [{"text": {"en": f"[link {number}]({to})"}} for number, to in enumerate(LEADS_THERE + LEADS_ASTRAY)]
    story = write_story([entry(1, caption={"en": "x"})], languages=["en"], title={"en": "x"}, article=paragraphs)
    viewer = open_viewer(story, size=(1_400, 1_000))
    views = {view.text: view for view in views_on_screen(viewer.window.spread.article)}
    for number, to in enumerate(LEADS_ASTRAY, len(LEADS_THERE)):
        view = views[f"[link {number}]({to})"]  # no link: every letter is shown
        click(view, QPoint(6, 13))
    assert asked == []
    for number, to in enumerate(LEADS_THERE):
        click(views[f"link {number}"], QPoint(6, 13))
        assert asked[-1].endswith(f"\n\n{to}")
    assert len(asked) == len(LEADS_THERE)
    assert opened == [], "nobody has said yes"
    answer = QMessageBox.StandardButton.Open
    click(views["link 0"], QPoint(6, 13))
    assert opened == LEADS_THERE[:1]


def test_hostile_10_no_internet_socket_is_opened(desktop: Desktop, story: Path) -> None:
    text = story.read_text(encoding="utf-8")
    source = "source: {name: {vi: Báo, en: Paper}, url: 'https://example.org'}\n"
    story.write_text(source + text.replace("Đoạn 1.", "[Đoạn](https://example.org) 1."), encoding="utf-8")
    program = desktop.start(story)
    wait_on_desktop(desktop, 1)
    desktop.press("Right")
    wait_on_desktop(desktop, 2)
    internet = set()
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        for line in Path("/proc/net", table).read_text().splitlines()[1:]:
            internet.add(f"socket:[{line.split()[9]}]")
    for process in processes_of(program.pid):
        held = {str(link.readlink()) for link in Path(f"/proc/{process}/fd").iterdir()}
        assert not held & internet


def test_hostile_10_text_opens_no_file_outside_the_story(
    open_viewer: ViewerOpener, tmp_path: Path, trap: Path, make_photo: PhotoMaker
) -> None:
    """Every text and every name points at the trap, from a folder beside it."""
    folder = tmp_path / "story"
    folder.mkdir()
    make_photo("story/p1.png")
    there = [str(trap), "../trap", f"file://{trap}", "..\\trap", "./../trap", "story/../../trap"]
    entries = [{"file": "p1.png", "caption": {"en": " ".join(there)}, "credit": f"[x](file://{trap})"}]
    entries += [{"file": name} for name in there]
    story = {
        "format": 1,
        "languages": ["en"],
        "title": {"en": f"![x]({trap})"},
        "photos": entries,
        "article": [{"text": {"en": f"<include {trap}> ![x]({trap}) {{% include '{trap}' %}}"}}],
        "source": {"name": {"en": "x"}, "url": f"file://{trap}"},
        "include": str(trap),
    }
    (folder / "captions.yaml").write_text(json.dumps(story))
    viewer = open_viewer(folder)
    loaded = story_of(viewer).loaded
    assert loaded is not None
    assert [photo.file for photo in loaded.story.photos] == ["p1.png"]
    assert loaded.story.source.url == ""
    assert isinstance(viewer.window, QWidget)
