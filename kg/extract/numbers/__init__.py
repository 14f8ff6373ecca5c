"""Which words are shares: quantities of every form, and bare numbers that may be one."""
