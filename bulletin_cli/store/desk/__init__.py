"""The desk's files: units, submissions, commissions, uses, points, what was published."""
