"""The desk (编务) around the issues: units, submissions, states, uses, points and figures."""
