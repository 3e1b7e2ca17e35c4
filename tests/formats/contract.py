"""What every format must hold; the test class of each format inherits these."""

from __future__ import annotations

import pytest

from formats.samples import ARTICLE, rendition
from transdesk.domain.article import Article
from transdesk.domain.errors import ImportFailedError
from transdesk.formats import read, readable, write, writers
from transdesk.formats.problems import MESSAGES


def article_or_sentence(data: bytes, name: str) -> Article | None:
    """The article in ``data``, or None where it was refused with one clear sentence."""
    try:
        article = read(data, name)
    except ImportFailedError as error:
        message, key = str(error), error.key
    else:
        return article
    assert key in MESSAGES
    assert message.endswith(".")
    assert "\n" not in message
    return None


class ReaderContract:
    """A subclass gives ``format_id`` and ``sample``: bytes that hold the words ``words``."""

    format_id: str
    words = "Казахстан нарастил добычу нефти"

    def sample(self) -> bytes:
        return write(rendition(final=True), self.format_id)

    def name(self) -> str:
        return "sample" + next(r.suffixes[0] for r in readable() if r.id == self.format_id)

    def test_reads_its_sample(self) -> None:
        article = read(self.sample(), self.name())
        assert any(self.words in block.text for block in article.blocks)
        assert article.source_name in (self.name(), ARTICLE.source_name)

    def test_blocks_are_trimmed_and_marks_lie_inside(self) -> None:
        for block in read(self.sample(), self.name()).blocks:
            assert block.text == block.text.strip()
            assert all(0 <= m.start < m.end <= len(block.text) for m in block.marks)

    @pytest.mark.parametrize("data", [b"", b"  \n\t ", b"\xef\xbb\xbf", b"\xff\xfe"])
    def test_nothing_is_refused_as_empty(self, data: bytes) -> None:
        with pytest.raises(ImportFailedError) as caught:
            read(data, self.name())
        assert caught.value.key == "empty_document"

    def test_twenty_megabytes_are_refused(self) -> None:
        with pytest.raises(ImportFailedError) as caught:
            read(self.sample() + b" " * 20_000_000, self.name())
        assert caught.value.key == "too_large"

    @pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
    def test_a_broken_off_file_gives_an_article_or_one_sentence(self, cut: float) -> None:
        data = self.sample()
        article = article_or_sentence(data[: int(len(data) * cut)], self.name())
        assert article is None or article.blocks


class WriterContract:
    """A subclass gives ``format_id`` and ``text``: what a reader of the file sees, as one string."""

    format_id: str
    keeps_boilerplate = True

    def text(self, data: bytes) -> str:
        raise NotImplementedError

    def test_is_listed(self) -> None:
        assert self.format_id in {w.id for w in writers()}

    def test_every_block_arrives(self) -> None:
        seen = self.text(write(rendition(final=True), self.format_id))
        for block in ARTICLE.blocks:
            if self.keeps_boilerplate or block.translatable:
                assert all(word in seen for word in block.text.split()), block.text

    def test_a_draft_says_so_and_a_final_version_does_not(self) -> None:
        label = "ЧЕРНОВИК — не для печати"
        assert label in self.text(write(rendition(final=False), self.format_id))
        assert label not in self.text(write(rendition(final=True), self.format_id))

    def test_control_characters_do_not_break_the_file(self) -> None:
        odd = rendition(final=True, prefix="\x00\x0b\x1f\ufffe\ud800")
        assert "нарастил" in self.text(write(odd, self.format_id))

    def test_an_article_without_segments_is_written(self) -> None:
        assert write(rendition(Article(()), final=True), self.format_id)
