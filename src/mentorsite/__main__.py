"""`python -m mentorsite`."""

from mentorsite.cli import main

main()
