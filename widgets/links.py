"""Numbers in an address: `?price=1200` that a trainer typed, `#n=...` that the page made.

What stands after `#` is never sent to a server, so a learner's own numbers go there and only there.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from urllib.parse import parse_qsl, unquote

from widgets.save_file import LARGEST, Saved, read_saved, write_saved
from widgets.save_file_error import SaveFileError

LONGEST_QUERY = 4000
MOST_PAIRS = 100
LONGEST_VALUE = 200
LONGEST_HASH = 6000  # beyond this, mail and chat programs cut links
_LONGEST_READ = 70_000  # LARGEST characters in base64

IGNORED = frozenset({"fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ref", "token"})
"""Keys that others hang on addresses: networks that count clicks, Jupyter's own token."""
IGNORED_BEGINNINGS = ("utm_", "voila-", "jupyter-", "_")
"""How such keys may begin: campaign tags, `voila-theme` and `voila-template`, cache breakers."""

_FRAGMENT = re.compile(r"(?:^|&)n=([A-Za-z0-9_-]*)=*(?:&|$)")


def read_query(query: str) -> dict[str, str]:
    """Read the numbers in the query of an address, as texts.

    The last of two equal keys counts. Keys that nobody knows stay, for the caller to name in a sentence;
    those in `IGNORED` and `IGNORED_BEGINNINGS` go.

    Args:
        query: What stands after the `?`, with or without it, such as `price=1200&hours=2..4..6`.

    Returns:
        Key -> text. Empty where the query is longer than 4,000 characters or has more than 100 pairs: nobody
        typed that. Each value is cut at 200 characters.
    """
    query = query.removeprefix("?")
    if len(query) > LONGEST_QUERY:
        return {}
    try:
        pairs = parse_qsl(query, keep_blank_values=False, max_num_fields=MOST_PAIRS)
    except ValueError:
        return {}
    return {key: value.strip()[:LONGEST_VALUE] for key, value in pairs if not _is_foreign(key)}


def _is_foreign(key: str) -> bool:
    return not key or key in IGNORED or key.startswith(IGNORED_BEGINNINGS)


def to_hash(saved: Saved) -> str:
    """Write numbers and answers as the end of a link: `n=` and letters that every program leaves alone.

    Deflated where that is shorter. Where the link would be longer than 6,000 characters the answers stay at
    home: the numbers matter more, and programs cut long links.

    Raises:
        SaveFileError: With reason `too_big`, as `write_saved`.
    """
    fragment = _encode(write_saved(saved))
    if len(fragment) > LONGEST_HASH and saved.answers:
        return to_hash(Saved(numbers=saved.numbers))
    return fragment


def _encode(text: str) -> str:
    plain = text.encode()
    shorter = min(plain, zlib.compress(plain, 9), key=len)
    return "n=" + base64.urlsafe_b64encode(shorter).decode().rstrip("=")


def from_hash(fragment: str) -> Saved:
    """Read what `to_hash` wrote.

    Args:
        fragment: What stands after the `#`, with or without it.

    Raises:
        SaveFileError: With reason `not_a_link` where the letters are cut off or changed, `too_big` where they
            hold more than a learner's numbers (whatever size they inflate to, no more is inflated), or as
            `read_saved`.
    """
    if len(fragment) > _LONGEST_READ:
        raise SaveFileError("too_big")
    found = _FRAGMENT.search(unquote(fragment.removeprefix("#")))
    if not found:
        raise SaveFileError("not_a_link")
    try:
        packed = base64.urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4))
        return read_saved((packed if packed.startswith(b"{") else _inflate(packed)).decode())
    except (binascii.Error, zlib.error, UnicodeDecodeError) as error:
        raise SaveFileError("not_a_link") from error


def _inflate(packed: bytes) -> bytes:
    most = 4 * LARGEST  # a character has at most four bytes
    inflater = zlib.decompressobj()
    plain = inflater.decompress(packed, most)
    if inflater.unconsumed_tail:
        raise SaveFileError("too_big")
    if not inflater.eof:
        raise SaveFileError("not_a_link")
    return plain
