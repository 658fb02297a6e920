"""The forms of the regulation, and the office's own supplements: wording in resources/forms, filled from a case."""
