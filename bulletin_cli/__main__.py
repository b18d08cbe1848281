"""The console script, and python -m bulletin_cli."""

import gc

# Of a process this short a quarter would go into collecting what imports leave, twice.
gc.disable()

from bulletin_cli.cli import run  # noqa: E402 - after gc.disable


def main() -> None:
    """Run the command line."""
    gc.enable()
    gc.set_threshold(100_000)
    try:
        run()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
