"""What a test suite did: how many cases passed, and which failed and why."""

from dataclasses import dataclass, field


@dataclass
class Outcome:
    passed: int = 0
    failures: list[str] = field(default_factory=list)  # one entry per failed case: its name
    skipped: list[str] = field(default_factory=list)
    seconds: float = 0.0
    cpu_seconds: float = 0.0  # of the suite's processes

    @property
    def failed(self) -> int:
        return len(self.failures)

    def fail_unless_told(self, reason: str) -> None:
        """A runner that ended badly is a failure by itself, unless a failed case explains it already."""
        if not self.failures:
            self.failures.append(reason)
