"""`mentorsite serve`: each reader's pages from memory, on this machine, reloaded while files change.

bell → lookout → snapshot; asked → doorway → replies → preview → answer, and over each page the overlay
"""

from mentorsite.serve.opening import serve
from mentorsite.serve.preview import Preview
from mentorsite.serve.server import Server

__all__ = ["Preview", "Server", "serve"]
