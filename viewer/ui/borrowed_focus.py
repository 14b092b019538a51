"""The keyboard's focus on loan: what comes up for a moment takes it, and gives it back where it was."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


class BorrowedFocus:
    """One widget's loans. Without giving it back, hiding the widget would hand the focus to any other."""

    def __init__(self, borrower: QWidget) -> None:
        self._borrower = borrower
        self._lender: QWidget | None = None

    def take(self) -> None:
        """Move the focus to the borrower, remembering where it was."""
        now = QApplication.focusWidget()
        if now is not self._borrower:
            self._lender = now
        self._borrower.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_back(self) -> None:
        """Return it, unless it has gone elsewhere meanwhile; to nobody where nobody had it."""
        lender, self._lender = self._lender, None
        if not self._borrower.hasFocus():
            return
        try:
            if lender is not None and lender.isVisible():
                lender.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        except RuntimeError:  # Qt has ended it meanwhile; to ask shiboken first would cost 50 ms at every start
            pass
        self._borrower.clearFocus()
