"""SEQ: ordinals of headings and lists (GB/T 9704-2012, 7.3.3)."""
