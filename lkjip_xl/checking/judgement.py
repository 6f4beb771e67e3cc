"""One claim judged."""

from __future__ import annotations

from collections.abc import Callable

from lkjip_xl.address import Address
from lkjip_xl.checking.claims import Claim
from lkjip_xl.expr import Expr, Value
from lkjip_xl.findings import Verdict

Sums = tuple[Expr, Value, Value]  # a bound formula, its exact value, and its value from printed operands


class Judgement:
    """One claim judged: bound formula, both sides, the verdict, and the wrong operand it follows from.

    The sides of a figure that is right are worked out when somebody asks for them: nearly nobody does, and most
    figures are right.
    """

    __slots__ = ("_sums", "claim", "reason", "verdict", "wrong_operand")

    def __init__(
        self,
        claim: Claim,
        sums: Sums | Callable[[Claim], Sums],
        verdict: Verdict,
        reason: str = "",
        wrong_operand: Address | None = None,
    ) -> None:
        self.claim, self._sums = claim, sums
        self.verdict, self.reason, self.wrong_operand = verdict, reason, wrong_operand

    @property
    def sums(self) -> Sums:
        """The bound formula, its exact value, and its value from the operands as printed."""
        if callable(self._sums):
            self._sums = self._sums(self.claim)
        return self._sums

    @property
    def bound(self) -> Expr:
        """The formula, on cells."""
        return self.sums[0]

    @property
    def exact(self) -> Value:
        """Its value from the inputs upwards."""
        return self.sums[1]

    @property
    def printed(self) -> Value:
        """Its value from the operands as they are printed."""
        return self.sums[2]
