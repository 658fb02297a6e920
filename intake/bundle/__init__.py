"""The hand-over: sealed to the next office, opened and received there, acknowledged back."""
