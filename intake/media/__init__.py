"""Facts and previews out of untrusted files, read inside a limited child process."""
