"""The shared subword vocabulary: sentencepiece BPE for the three languages, and the ids that the model sees.

Fixed for the life of the weights: ids 0-3 are `<s> <pad> </s> <unk>`, then the pieces, then `<mask>` and the
special tokens in the order of SPECIAL. transformers' NllbTokenizer numbers them the same way. The vocabulary itself
turns every white space into a plain one and drops invisible characters, and does nothing else: №, ½ or ² stay what
they are (sentencepiece's usual NFKC would rewrite them).
"""

import os
import re
import string
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from transdesk.training.cleaning import KAZAKH_LETTERS, normalise

CODES = {"ru": "rus_Cyrl", "kk": "kaz_Cyrl", "en": "eng_Latn"}
TERM_OPEN, TERM_MIDDLE, TERM_CLOSE = "<t0>", "<t1>", "<t2>"
NEWS = "<news>"
BACK_TRANSLATED = (
    "<x0>"  # in the place of NEWS: this source was written by a machine (Caswell, Chelba and Grangier 2019)
)
SPARE = tuple(f"<x{n}>" for n in range(1, 8))
SPECIAL = (*CODES.values(), TERM_OPEN, TERM_MIDDLE, TERM_CLOSE, NEWS, BACK_TRANSLATED, *SPARE)
BOS, PAD, EOS, UNK = 0, 1, 2, 3

# Rewritten by the vocabulary itself: white space, soft hyphen and zero-width characters, odd hyphens, apart accents.
_RULES = {
    **dict.fromkeys((0x9, 0xA, 0xD, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), "20"),
    **dict.fromkeys((0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF), ""),
    **dict.fromkeys((0x2010, 0x2011), "2D"),
}
_COMPOSED = (("438 306", "439"), ("418 306", "419"), ("435 308", "451"), ("415 308", "401"))

_MARKS = re.compile("(" + "|".join(map(re.escape, (TERM_OPEN, TERM_MIDDLE, TERM_CLOSE))) + ")")
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_FOREIGN = "áàâäãåāăąæćčçďđéèêëēęěíîïīıłñńňóôöõőøœřśšşșťțúûüůűūýžźżğßўєіїґ"
_SIGNS = "«»“”„‘’—–−…•·№§%‰°′″€$£₸₽¥¢©®™×÷±≈≤≥½¼¾²³/\\|_~^+=<>{}[]()#@&*`'\"!?.,:;-"
REQUIRED = "".join(
    dict.fromkeys(
        string.ascii_letters
        + string.digits
        + _CYRILLIC
        + _CYRILLIC.upper()
        + "".join(sorted(KAZAKH_LETTERS))
        + _FOREIGN
        + _FOREIGN.upper().replace("SS", "")
        + _SIGNS
    )
)


def normalisation_rules() -> str:
    """What the vocabulary rewrites, in sentencepiece's rule format (hexadecimal code points, TAB between)."""
    single = [f"{code:X}\t{target}" for code, target in _RULES.items()]
    return "\n".join([*single, *("\t".join(pair) for pair in _COMPOSED)]) + "\n"


def without_network() -> None:
    """Keep transformers from asking the hub; it must be called before transformers is imported."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")


def train_vocabulary(sentences: Iterable[str], model: Path, size: int) -> None:
    """Train the BPE model on the sentences and write it to `model` (`size` counts pieces, special ones aside)."""
    import sentencepiece

    with model.open("wb") as out, tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules.tsv"
        rules.write_text(normalisation_rules(), encoding="ascii")
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(sentences),
            model_writer=out,
            vocab_size=size,
            model_type="bpe",
            character_coverage=0.9999,
            required_chars=REQUIRED,
            normalization_rule_tsv=str(rules),
            split_digits=True,
            hard_vocab_limit=False,
            max_sentence_length=8192,
            bos_id=BOS,
            pad_id=PAD,
            eos_id=EOS,
            unk_id=UNK,
            num_threads=2,
            minloglevel=2,
        )


def save_tokenizer(model: Path, folder: Path) -> None:
    """Write the transformers tokenizer that gives the same ids as `Codec`."""
    from tokenizers.models import BPE

    without_network()
    from transformers import AddedToken, NllbTokenizer
    from transformers.convert_slow_tokenizer import SentencePieceExtractor
    from transformers.models.nllb import tokenization_nllb  # noqa: F401  (the class must be registered)

    parts = SentencePieceExtractor(str(model)).extract(BPE)
    tokens = [AddedToken(t, special=True, normalized=False, lstrip=True, rstrip=True) for t in SPECIAL]
    tokenizer = NllbTokenizer(
        vocab=parts["vocab"],
        merges=parts["merges"],
        _spm_precompiled_charsmap=parts["_spm_precompiled_charsmap"],
        extra_special_tokens=tokens,
        src_lang=CODES["ru"],
        tgt_lang=CODES["kk"],
    )
    tokenizer.save_pretrained(folder)


class Codec:
    """Texts to ids and back, by sentencepiece alone."""

    def __init__(self, model: Path) -> None:
        import sentencepiece

        self._pieces: Any = sentencepiece.SentencePieceProcessor(model_file=str(model))
        first = len(self._pieces) + 1  # one place for <mask>
        self._special = {token: first + i for i, token in enumerate(SPECIAL)}
        pieces = [self._pieces.id_to_piece(i) for i in range(len(self._pieces))]
        self._names = [*pieces, "<mask>", *SPECIAL]
        self.size = len(self._names)

    def source(self, text: str, source: str, target: str, *, tag: str = NEWS, dropout: float = 0.0) -> list[int]:
        """`[source code] [target code] (tag)? pieces </s>`; the text may carry term annotations."""
        head = [self._special[CODES[source]], self._special[CODES[target]]]
        return [*head, *([self._special[tag]] if tag else []), *self._body(text, dropout), EOS]

    def target(self, text: str, language: str, *, dropout: float = 0.0) -> list[int]:
        """`[target code] pieces </s>`, what the decoder is to say."""
        return [self._special[CODES[language]], *self._body(text, dropout), EOS]

    def tokens(self, ids: Sequence[int]) -> list[str]:
        """The names of the ids, as CTranslate2 takes them."""
        return [self._names[i] for i in ids]

    def special(self, token: str) -> int:
        """The id of one of SPECIAL."""
        return self._special[token]

    def text(self, tokens: Sequence[str]) -> str:
        """The text of output tokens, special ones left out."""
        left_out = {*SPECIAL, "<s>", "</s>", "<pad>"}
        return str(self._pieces.decode_pieces([t for t in tokens if t not in left_out]))

    def _body(self, text: str, dropout: float) -> list[int]:
        ids: list[int] = []
        for part in _MARKS.split(normalise(text)):
            if part in self._special:
                ids.append(self._special[part])
            elif dropout:
                ids += self._pieces.encode(part.strip(), enable_sampling=True, alpha=dropout, nbest_size=-1)
            else:
                ids += self._pieces.encode(part.strip())
        return ids
