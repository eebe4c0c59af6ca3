"""Write the prepared form of the lexicon anew: python tests/rewrite_lexicon.py"""

import json
import zlib
from pathlib import Path

from planlint.plan import lexicon

FOLDER = Path(lexicon.__file__).parent


def prepared() -> str:
    """Return the prepared form of the lexicon as it stands."""
    source = (FOLDER / lexicon.FILE).read_bytes()
    made = {"made_from": zlib.crc32(source), "sections": lexicon.indexed(source)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).replace("]],", "]],\n") + "\n"


def main() -> None:
    (FOLDER / lexicon.PREPARED).write_text(prepared(), encoding="utf-8")


if __name__ == "__main__":
    main()
