"""What users wrote, as it stands on our web pages: escaped, and never broken after “it-”."""

import re
from html import escape

_SHORT_FIRST = re.compile(r"(?<![\w-])((?:\w{1,2})?-\w+)")


def web_text(text: str) -> str:
    """Give a text for a web page; “it-chef” and “-håndbog” are kept on one line."""
    return _SHORT_FIRST.sub(r'<span class="nb">\1</span>', escape(text))


NO_BREAK = ".nb{white-space:nowrap}"
