"""When Python looks for garbage: not while the first window is made.

    pause()       # before Qt is loaded
    go_on()       # once the window is seen

Starting makes tens of thousands of things that stay, and Python would look through them again and
again for some to throw away. What was made until then is left out of every later search as well,
so that those are short when keys are waiting.
"""

import gc


def pause() -> None:
    """Look for no garbage until told to go on."""
    gc.disable()


def go_on() -> None:
    """Look for garbage as always, but not among what is there already."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
