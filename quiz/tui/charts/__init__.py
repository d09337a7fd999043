"""Small charts of characters, readable without colour."""
