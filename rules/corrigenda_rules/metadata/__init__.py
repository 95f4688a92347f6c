"""Rules on an article's metadata as a whole. What a profile requires is in its schema."""
