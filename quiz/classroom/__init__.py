"""A live room for a class; its place in the house, not yet built."""
