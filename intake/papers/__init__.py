"""What is printed: papers made of plain content values, with no view of the vault."""
