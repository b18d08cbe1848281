"""ORG: names of bodies."""
