"""Exhibits: files kept as exact bytes, what is known of them, and what was done with them."""
