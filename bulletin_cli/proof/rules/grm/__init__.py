"""Rules of grammar: what a pattern can prove."""
