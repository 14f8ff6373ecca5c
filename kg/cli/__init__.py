"""The command line: parse, call the door, hand the answer to a view. Nothing is worked out here."""

import gc
import signal
import sys

# A command makes modules and values and ends. The collector's default pace would walk through all of them
# several times before the first answer; at this pace a long load still collects its circles.
gc.set_threshold(100_000)


def interruption(*, quiet: bool) -> None:
    """What Ctrl-C does: end the process at once and quietly, or raise `KeyboardInterrupt` as usual.

    While the commands are being loaded nothing could catch the exception, and it would show a traceback.

    Args:
        quiet: End at once. Where a program has a handler of its own, that stays.
    """
    now = signal.getsignal(signal.SIGINT)
    try:
        if quiet and now == signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
        elif not quiet and now == signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
    except ValueError:  # only the main thread may say what a signal does
        return


if sys.argv[0].endswith(("/kg", "kg.exe")):  # the program, and nobody who imports it
    interruption(quiet=True)
