"""Tests: `unit/` mirrors the rooms, `ui/` is the window offscreen, `journeys/` whole uses in a real window."""
