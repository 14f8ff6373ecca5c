"""Files to claims and back: each module knows one format, and nothing of where claims are kept."""
