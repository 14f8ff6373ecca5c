"""Which words are shares, what they are shares of, and what the grammar reads beside them."""
