"""An issue that ends well: what is ugly about its pages, and the least that mends it."""
