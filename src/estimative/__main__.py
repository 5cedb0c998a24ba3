"""``python -m estimative`` is ``estimative``."""

from estimative.cli.main import main

if __name__ == "__main__":
    main()
