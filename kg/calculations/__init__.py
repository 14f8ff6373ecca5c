"""The back room in which a network and a question become a calculated answer: analytics in, answers out."""
