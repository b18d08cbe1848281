"""SEQ: ordinals and their levels."""
