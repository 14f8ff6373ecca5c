"""Held claims before a person: the queue, the table to fill in, what becomes of it. A back room."""
