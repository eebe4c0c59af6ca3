"""Write the settings into the schema of configurations anew, from the code: python tests/rewrite_config_schema.py"""

import json
from pathlib import Path
from typing import Any

from planlint.schema import strict_schema
from planlint.settings import Setting, known_settings

FILE = Path(__file__).parent.parent / "src" / "planlint" / "config" / "config.schema.json"


def rewritten(text: str) -> str:
    """Return the schema with the settings, and the areas of life, that the code knows."""
    schema = json.loads(text)
    schema["definitions"]["settings"]["properties"] = {name: described(each) for name, each in known_settings().items()}
    schema["definitions"]["area"]["anyOf"][0]["enum"] = strict_schema()["definitions"]["area"]["enum"]
    return json.dumps(schema, indent=2) + "\n"


def described(setting: Setting) -> dict[str, Any]:
    if isinstance(setting.default, tuple):
        items = {"$ref": "#/definitions/area"}
        return {"description": setting.says, "type": "array", "items": items, "default": list(setting.default)}
    between = {"minimum": setting.least, "maximum": setting.most}
    return {"description": setting.says, "type": "integer", **between, "default": setting.default}


if __name__ == "__main__":
    FILE.write_text(rewritten(FILE.read_text("utf-8")), encoding="utf-8")
