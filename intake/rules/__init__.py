"""What regulations and offices may change: data in resources/, read and checked here."""
