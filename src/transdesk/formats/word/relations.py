"""New relationships and parts for a rebuilt DOCX (ECMA-376 part 2, clauses 6.5 and 7)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from transdesk.formats.word.names import R_URI
from transdesk.formats.word.package import Package, parse_xml, relationships_part, to_xml

_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_NAMESPACES: Any = {None: _REL}
_TYPES_PART = "[Content_Types].xml"


@dataclass(slots=True)
class Relations:
    """Relationships of the main part, with those that the translation adds."""

    package: Package
    _root: Any = None
    _changed: dict[str, bytes] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def link(self, address: str) -> str:
        """Id of the relationship that leads to an address outside."""
        for name, (_, target, external) in self.package.relationships(self.package.main).items():
            if external and target == address:
                return name
        if address not in self._ids:
            self._ids[address] = self._add(f"{R_URI}/hyperlink", address, external=True)
        return self._ids[address]

    def add_part(self, name: str, data: bytes, kind: str, content_type: str) -> str:
        """Add a part beside the main part and return the id of the relationship to it."""
        from lxml import etree

        folder = self.package.main.rpartition("/")[0]
        part = f"{folder}/{name}" if folder else name
        self._changed[part] = data
        types = parse_xml(self._changed.get(_TYPES_PART) or self.package.parts[_TYPES_PART], self.package.name)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=content_type)
        self._changed[_TYPES_PART] = to_xml(types)
        return self._add(f"{R_URI}/{kind}", name, external=False)

    def _add(self, kind: str, target: str, *, external: bool) -> str:
        from lxml import etree

        part = relationships_part(self.package.main)
        if self._root is None:
            data = self.package.parts.get(part)
            empty = etree.Element(f"{{{_REL}}}Relationships", nsmap=_NAMESPACES)
            self._root = parse_xml(data, self.package.name) if data else empty
        taken = {r.get("Id") for r in self._root}
        name = next(f"rIdTransDesk{n}" for n in range(1, len(taken) + 2) if f"rIdTransDesk{n}" not in taken)
        relation = etree.SubElement(self._root, f"{{{_REL}}}Relationship", Id=name, Type=kind, Target=target)
        if external:
            relation.set("TargetMode", "External")
        self._changed[part] = b""
        return name

    def changed_parts(self) -> dict[str, bytes]:
        """The parts that are new or different."""
        if self._root is not None:
            self._changed[relationships_part(self.package.main)] = to_xml(self._root)
        return self._changed
