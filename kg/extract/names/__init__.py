"""Which words are parties, of what kind, and whom "the company", "its" and "ce dernier" mean."""
