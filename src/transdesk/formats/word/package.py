"""The zip container of a DOCX: opened with limits, written back with untouched parts byte-equal.

Container: ECMA-376 part 2 (Open Packaging Conventions). A protected DOCX is an OLE compound file that holds
the stream ``EncryptedPackage`` ([MS-OFFCRYPTO] 2.3.4).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from transdesk.domain.errors import TransDeskError
from transdesk.formats.problems import problem

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_ENTRIES = 5_000
_MAX_UNPACKED = 200_000_000
_MAX_XML_PART = 60_000_000
_MAX_RATIO = 250
_RATIO_FROM = 2_000_000
"""Ratios are looked at from this unpacked size on: small parts of plain XML pack very well."""
_OFFICE_DOCUMENT = "/officeDocument"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Package:
    """An opened DOCX: every part's bytes by name, in the order of the file.

    Attributes:
        name: the document's name for messages.
        parts: bytes by part name.
        main: name of the part that holds the text.
    """

    name: str
    parts: Mapping[str, bytes]
    main: str

    def xml(self, part: str) -> Any:
        """The root element of an XML part.

        Raises:
            UnreadableError: the part is missing, is no XML, or declares a document type.
        """
        return parse_xml(self.parts.get(part, b""), self.name)

    def relationships(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Relationships of a part by id: (type, target, is external)."""
        data = self.parts.get(relationships_part(part))
        if data is None:
            return {}
        return {
            r.get("Id", ""): (r.get("Type", ""), r.get("Target", ""), r.get("TargetMode") == "External")
            for r in parse_xml(data, self.name).iter(_RELATIONSHIPS)
        }

    def related(self, kind: str) -> list[str]:
        """Names of the parts that the main part relates to by a type that ends with ``kind``."""
        found = self.relationships(self.main).values()
        names = (
            _resolved(self.main, target) for type_, target, external in found if type_.endswith(kind) and not external
        )
        return [n for n in names if n in self.parts]


def relationships_part(part: str) -> str:
    """Name of the part that lists a part's relationships."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def open_package(data: bytes, name: str) -> Package:
    """Open a DOCX after looking at what it would unpack to.

    Raises:
        TooLargeError: it unpacks to more than a document holds.
        UnreadableError: protected, with macros, or damaged.
        UnsupportedFormatError: a zip file, but no Word document.
    """
    if data.startswith(OLE_MAGIC):
        raise problem("unreadable_password", name=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_size(archive, name)
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except TransDeskError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        raise problem("unreadable_damaged", name=name) from error
    package = Package(name, parts, _main_part(parts, name))
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise problem("unreadable_macros", name=name)
    return package


def _check_size(archive: zipfile.ZipFile, name: str) -> None:
    infos = archive.infolist()
    if any(info.flag_bits & 0x1 for info in infos):
        raise problem("unreadable_password", name=name)
    if len(infos) > _MAX_ENTRIES or sum(info.file_size for info in infos) > _MAX_UNPACKED:
        raise problem("too_large_unpacked", name=name)
    for info in infos:
        ratio = info.file_size / max(info.compress_size, 1)
        is_xml = info.filename.endswith((".xml", ".rels"))
        if (info.file_size > _RATIO_FROM and ratio > _MAX_RATIO) or (is_xml and info.file_size > _MAX_XML_PART):
            raise problem("too_large_unpacked", name=name)


def _main_part(parts: Mapping[str, bytes], name: str) -> str:
    root = parts.get("_rels/.rels")
    if root is None:
        if "word/document.xml" in parts:
            return "word/document.xml"
        raise problem("unreadable_damaged", name=name)
    for relation in parse_xml(root, name).iter(_RELATIONSHIPS):
        target = (relation.get("Target") or "").lstrip("/")
        if (relation.get("Type") or "").endswith(_OFFICE_DOCUMENT) and target in parts:
            return target
    raise problem("unreadable_damaged", name=name)


def parse_xml(data: bytes, name: str) -> Any:
    """Parse XML without entities, document types, or network.

    Raises:
        UnreadableError: not well-formed, or with a document type declaration (Office never writes one).
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise problem("unreadable_damaged", name=name) from error
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise problem("unreadable_damaged", name=name)
    return root


def to_xml(root: Any) -> bytes:
    """A part's bytes, with the declaration that Office writes."""
    from lxml import etree

    result: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return result


def repack(original: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The original container with some parts replaced or added; all others byte-equal and in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        names = source.namelist()
        for info in source.infolist():
            out.writestr(info, changed.get(info.filename, source.read(info)), compress_type=info.compress_type)
        for name, data in changed.items():
            if name not in names:
                out.writestr(zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _resolved(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
