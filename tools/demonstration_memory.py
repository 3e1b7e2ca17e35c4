"""Makes the demonstration memory that the desk ships: `python tools/demonstration_memory.py CORPUS_FOLDER`.

The project's own trilingual articles as one TMX 1.4b with three variants a unit. The articles held out from training stay
out, so that measurements on them are not answered from the memory.
"""

import lzma
import sys
from pathlib import Path

from lxml import etree

from transdesk import __version__
from transdesk.desk.demonstration import FILE
from transdesk.training.cleaning import normalise
from transdesk.training.corpus import HELD_OUT_PER_TOPIC, LANGUAGES, articles

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def memory(corpus: Path) -> bytes:
    """The TMX of a corpus folder."""
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(root, "header", {
        "creationtool": "TransDesk", "creationtoolversion": __version__, "segtype": "sentence", "o-tmf": "TransDesk",
        "adminlang": "en", "srclang": "*all*", "datatype": "plaintext",
    })  # fmt: skip
    body = etree.SubElement(root, "body")
    for rows in articles(corpus).values():
        back = list(dict.fromkeys(r["article"] for r in rows))[-HELD_OUT_PER_TOPIC:]
        for row in rows:
            if row["article"] not in back:
                unit = etree.SubElement(body, "tu", tuid=f"{row['article']}-{row['seg']}")
                for language in LANGUAGES:
                    variant = etree.SubElement(unit, "tuv", {_LANG: language})
                    etree.SubElement(variant, "seg").text = normalise(row[language])
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


if __name__ == "__main__":
    FILE.write_bytes(lzma.compress(memory(Path(sys.argv[1])), preset=9))
