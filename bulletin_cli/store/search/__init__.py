"""The texts to be searched, and the index of their words, which can always be made again."""
