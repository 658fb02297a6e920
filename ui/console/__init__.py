"""The console: argument parsing and printing, a module for each noun; no Qt."""
