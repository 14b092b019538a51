"""`python -m viewer`. Started inside a folder from a stranger, it must run none of the modules lying there."""

import sys


def _drop_working_directory() -> None:
    """Python puts the working directory first on the path of `-m` (unless told -P): take it off again."""
    if not sys.flags.safe_path and sys.path:
        from pathlib import Path  # noqa: PLC0415 - after all, this module is found already

        if Path(sys.path[0]).resolve() != Path(__file__).resolve().parents[1]:
            del sys.path[0]


if __name__ == "__main__":
    _drop_working_directory()
    from viewer.cli import main

    sys.exit(main(sys.argv[1:]))
