"""Rules of logic: what contradicts itself in one sentence."""
