"""Plain holdings files: who holds how much of whom, one row a stake, without a graph.

| file | idea |
|---|---|
| `table` | `Holdings`: the rows as columns of whole numbers |
| `cells` | what one cell says: percent, dates, words |
| `faults` | every fault of a file in one error |
| `rows` | from rows of text or values to `Holdings` |
| `reading` | CSV files, and the list of complete companies |
| `parquet` | Parquet files, column by column |
| `spelling` | names: two spellings of one name, and from a typed name to the one meant |
| `ties` | from a row to the interest and the claim that it is |
| `tables` | capital and votes of one company |

Example:
    >>> from kg.holdings.rows import holdings_of
    >>> told = holdings_of([("Alder", "Birch", "43.4"), ("Cedar", "Birch", 15)])
    >>> len(told), told.names[0], told.share(0).low
    (2, 'Alder', Fraction(217, 500))
"""
