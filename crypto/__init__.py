"""Bytes in, bytes out: seals, signatures, trees, envelopes; knows no case, table or widget; no processes."""
