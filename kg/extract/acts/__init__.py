"""What parties do besides holding: plans, deals, talks, alliances, and offices."""
