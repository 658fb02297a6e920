"""The errors of the crypto package: every refusal is one of these.

A reason is a short English string that never carries secret bytes.
"""


class CryptoError(Exception):
    """Any refusal of the crypto package."""


class FormatError(CryptoError):
    """Bytes or values that are not well formed for the format."""


class SignatureError(CryptoError):
    """A signature is missing, or does not hold under the given key."""


class ProofError(CryptoError):
    """A Merkle proof does not lead to the given root."""


class DecryptError(CryptoError):
    """The key is wrong or the ciphertext is damaged or cut."""
