"""How a case goes on: steps, limits, numbers, retention, and erasing what has gone to the office."""
