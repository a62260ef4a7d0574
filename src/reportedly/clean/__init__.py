"""From bytes to the final text of a report, with what it says about itself.

The one rule: after this room no character of a text changes. Plain text is kept as it was given (in
NFC, without white space at its end), pages are reduced to their report, and what was left out is said.
"""

from reportedly.clean.article import clean

__all__ = ["clean"]
