"""PySide6 itself: 6.12.0 on Python 3.10 and 3.11 loses references to None, True and False until Python aborts.

About five thousand calls that return nothing were enough. Should this file take the test run down with it
("none_dealloc: deallocating None"), the PySide6 installed is such a one: keep the bound in pyproject.toml.
"""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 20_000


def test_calls_that_return_nothing_keep_none_alive(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText("ab"[number % 2])
    assert sys.getrefcount(None) > before - CALLS // 10


def test_calls_that_return_a_bool_keep_true_and_false_alive(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(True), sys.getrefcount(False)
    for number in range(CALLS):
        label.setEnabled(bool(number % 2))
        assert label.isEnabled() is bool(number % 2)
        assert label.isHidden() is True
        assert label.hasFocus() is False
    after = sys.getrefcount(True), sys.getrefcount(False)
    assert all(now > then - CALLS // 10 for now, then in zip(after, before, strict=True))
