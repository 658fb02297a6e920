"""Views over many records: search, lists, filters, time lines, counts."""
