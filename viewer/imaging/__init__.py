"""Bytes to pixels, in other processes.

`request` holds what goes in and what comes out; `decode` turns one file, or a part of it, into pixels (pure, Pillow),
with `photo_file` (opens it), `finishing` (as much of it as the screen needs), `shelf` (what is kept of it), `colours`
and `embedded` (captions inside the file) at its side; `worker` is the main loop of a decode worker, a process of its
own, which gives up what it does not need (`confine`); `process` starts one; `channel` carries requests and pixels
between it and the window's process; `pool` feeds, guards and replaces workers; `cache` keeps what has been decoded. No
Qt here: what a frame is on the window's side is handed in by `viewer.ui`.

Pillow is imported by the worker process alone, so that no byte of a story's pictures is ever decoded in the
window's process.
"""
