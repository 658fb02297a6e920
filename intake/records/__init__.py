"""What an officer records of a case: people, words, posts, things, acts, and what ties them."""
