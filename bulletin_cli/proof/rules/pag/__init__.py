"""Rules about the set pages: what the typesetter sees in titles, lines, tables and faces."""
