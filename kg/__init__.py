"""`kg`, the corporate ownership knowledge graph: who owns, votes and controls whom, with the sentence."""
