"""Ownership told without a figure: subsidiaries, owners, takeovers, states, vehicles."""
