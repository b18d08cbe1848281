"""What the commands of the desk do: units, submissions, states, figures."""
