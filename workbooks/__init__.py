"""Top floor: what is read. Notebooks in two languages, and what opens and runs them."""
