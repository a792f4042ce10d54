"""The gallery: eight businesses, what the author says of each, what our assumptions give, where it turns."""
