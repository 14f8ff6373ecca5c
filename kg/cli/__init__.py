"""The command line: parse, call the door, hand the answer to a view. Nothing is worked out here."""

import gc

# A command makes modules and values and ends. The collector's default pace would walk through all of them
# several times before the first answer; at this pace a long load still collects its circles.
gc.set_threshold(50_000)
