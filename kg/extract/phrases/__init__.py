"""The grammar that all rules share: cases, clauses, voices, how a thing is meant, and when."""
