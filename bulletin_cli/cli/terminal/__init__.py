"""What commands talk with: options, questions, streams, completion, the editor, Chinese help."""
