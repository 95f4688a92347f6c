"""Short digests: of a file's content for the cache, of a finding's context for fingerprints."""

from __future__ import annotations


def digest(data: bytes, size: int = 16) -> bytes:
    """The BLAKE2b digest of `data` in `size` bytes."""
    try:
        from _blake2 import blake2b  # what hashlib hands on, without loading OpenSSL
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=size).digest()
