"""The probe: a document of questions to Word, and what the typesetter predicts to each."""
