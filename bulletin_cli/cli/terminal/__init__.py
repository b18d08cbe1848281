"""How commands talk with the user: options, questions, streams, Tab, the editor, Chinese help."""
