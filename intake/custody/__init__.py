"""The log: what was recorded, by whom and when, so that a later change shows."""
