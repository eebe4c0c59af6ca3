"""Write the ready forms of the files of patterns anew, after a change to one of them: python tests/rewrite_wording.py"""

from pathlib import Path

from planlint.wording import library, whose
from planlint.wording.files import pack_folders


def forms() -> dict[Path, str]:
    """Return every ready form by its place."""
    found = {folder / library.FORM: library.prepared(folder) for folder in pack_folders()}
    found[whose.FORM] = whose.prepared()
    return found


def main() -> None:
    for path, text in forms().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
