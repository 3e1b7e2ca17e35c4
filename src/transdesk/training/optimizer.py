"""The optimiser: Muon for the weight matrices of the layers, AdamW for everything else.

Muon (Jordan et al. 2024, "Muon: an optimizer for hidden layers") makes each update of a matrix orthogonal; embeddings,
norms and biases stay with AdamW. Rates are comparable because Muon's updates are scaled to AdamW's usual size (Liu et
al. 2025, "Muon is scalable for LLM training").
"""

from typing import Any

MATRIX_RATE = 1.5  # Muon's rate in units of AdamW's


class Optimizer:
    """Both optimisers behind the four calls that the loop needs."""

    def __init__(self, model: Any, *, weight_decay: float = 1e-4) -> None:
        import torch

        embedded = {id(p) for p in model.get_input_embeddings().parameters()}
        matrices = [p for p in model.parameters() if p.ndim == 2 and id(p) not in embedded]
        chosen = {id(p) for p in matrices}
        others = [p for p in model.parameters() if id(p) not in chosen]
        self._matrices = torch.optim.Muon(
            matrices, lr=0.0, weight_decay=weight_decay, momentum=0.95, adjust_lr_fn="match_rms_adamw"
        )
        self._others = torch.optim.AdamW(others, lr=0.0, betas=(0.9, 0.98), weight_decay=weight_decay, fused=True)

    def step(self, rate: float) -> None:
        """Apply the gradients at this rate and forget them."""
        for optimizer, factor in ((self._matrices, MATRIX_RATE), (self._others, 1.0)):
            for group in optimizer.param_groups:
                group["lr"] = rate * factor
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)

    def state_dict(self) -> dict[str, Any]:
        """What a checkpoint must keep."""
        return {"matrices": self._matrices.state_dict(), "others": self._others.state_dict()}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Go on from a kept state.

        Raises KeyError or ValueError when the state is of another optimiser.
        """
        self._matrices.load_state_dict(state["matrices"])
        self._others.load_state_dict(state["others"])
