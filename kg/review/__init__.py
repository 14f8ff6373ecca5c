"""Held claims before a person: the queue, the table to fill in, and what becomes of it. A back room of the door."""
