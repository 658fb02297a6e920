"""What people use: the window for officers, the console for offices, scripts and tests."""
