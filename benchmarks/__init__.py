"""How fast and how small `kg` is, as ratios against bare Python and bare libraries.

Absolute times say more of the machine than of the program, so every measure runs beside a yardstick, by
turns in one session, and only the ratio counts. `python -m benchmarks` prints the table, with `--quick` at
small sizes (the large ratios of small sizes say little). Nothing here is imported by `kg`.
"""
