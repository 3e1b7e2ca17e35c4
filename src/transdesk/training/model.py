"""The network: transformers' M2M100 class (pre-norm), which loads without remote code and converts to CTranslate2."""

from dataclasses import dataclass
from typing import Any

from transdesk.training.vocabulary import BOS, EOS, PAD, without_network


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network, the starter's by default; they cannot change while weights are kept."""

    width: int = 384
    feed_forward: int = 1280
    heads: int = 6
    encoder_layers: int = 6
    decoder_layers: int = 3
    dropout: float = 0.1
    positions: int = 512


def build_model(shape: Shape, vocabulary: int) -> Any:
    """A fresh M2M100ForConditionalGeneration with shared embeddings and sinusoidal positions."""
    without_network()
    from transformers import M2M100Config, M2M100ForConditionalGeneration

    config = M2M100Config(
        vocab_size=vocabulary,
        d_model=shape.width,
        encoder_layers=shape.encoder_layers,
        decoder_layers=shape.decoder_layers,
        encoder_ffn_dim=shape.feed_forward,
        decoder_ffn_dim=shape.feed_forward,
        encoder_attention_heads=shape.heads,
        decoder_attention_heads=shape.heads,
        dropout=shape.dropout,
        attention_dropout=0.0,
        activation_dropout=0.0,
        encoder_layerdrop=0.0,
        decoder_layerdrop=0.0,
        max_position_embeddings=shape.positions,
        activation_function="relu",
        scale_embedding=True,
        init_std=shape.width
        ** -0.5,  # the default suits width 1024: narrower networks would first have to grow for hours
        pad_token_id=PAD,
        bos_token_id=BOS,
        eos_token_id=EOS,
        decoder_start_token_id=EOS,
    )
    return M2M100ForConditionalGeneration(config)
