"""The domain: what an officer records, and how it is kept. No Qt."""

VERSION = "0.1.0"
