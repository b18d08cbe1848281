"""SEQ003, SEQ005: what is wrong with the order and the form of items."""
