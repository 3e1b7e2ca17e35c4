"""An encoder-decoder opened for training: its network, and pairs of texts as the ids that it learns from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from transdesk.domain.engine import EngineInfo
from transdesk.domain.errors import EngineUnavailableError
from transdesk.domain.language import Direction
from transdesk.engines._torch import TokenizerOf, TorchModel
from transdesk.engines.encoder_decoder import EncoderDecoder
from transdesk.engines.layouts import END, LAYOUTS
from transdesk.engines.local import describe
from transdesk.engines.pairs import ALL_DIRECTIONS
from transdesk.engines.seq2seq import transformers_engine
from transdesk.engines.settings import EngineSettings


class Trainable:
    """The transformers model of a folder, with what its family wants to see.

    Raises:
        EngineUnavailableError: the folder holds no transformers encoder-decoder of a known family.
    """

    def __init__(self, folder: Path, settings: EngineSettings) -> None:
        known = describe(folder) if folder.is_dir() else None
        if known is None or known.kind != "seq2seq" or known.layout not in LAYOUTS:
            raise EngineUnavailableError(
                f"'{folder}' holds no encoder-decoder that can be trained; name a folder with config.json, "
                "*.safetensors and the tokenizer, as transformers saves it.",
                folder=str(folder),
            )
        self.folder = folder
        self.layout = known.layout
        self.info: EngineInfo = known.info
        self.directions = known.info.directions or ALL_DIRECTIONS
        self._settings = settings
        self._open = TorchModel(folder, settings.cores)
        self._source = TokenizerOf(self._open, target=False)
        self._target = TokenizerOf(self._open, target=True)

    @property
    def network(self) -> Any:
        """The network, in full precision on a processor."""
        return self._open.load()

    @property
    def padding(self) -> int:
        """Id of the padding token."""
        return int(self._open.tokenizer.pad_token_id)

    def example(self, source: str, target: str, direction: Direction) -> tuple[list[int], list[int]]:
        """Ids of the encoder's input and of what the decoder is to say, both with their end."""
        layout = LAYOUTS[self.layout]
        asked = [*layout.before(direction), *self._source.encode(source), END]
        wanted = [*layout.prefix(direction), *self._target.encode(target), END]
        ids = self._open.tokenizer.convert_tokens_to_ids
        return list(ids(asked)), list(ids(wanted))

    def save(self, network: Any, folder: Path) -> None:
        """Write a trained network with its tokenizer, as `from_pretrained` reads it."""
        network.save_pretrained(folder)
        self._open.tokenizer.save_pretrained(folder)
        for file in self.folder.glob("*.spm"):
            (folder / file.name).write_bytes(file.read_bytes())
        for file in self.folder.glob("*.model"):
            (folder / file.name).write_bytes(file.read_bytes())

    def engine(self) -> EncoderDecoder:
        """The same folder as an engine that translates."""
        return transformers_engine(self.info, self.folder, LAYOUTS[self.layout], self._settings)
