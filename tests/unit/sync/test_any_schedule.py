"""Three devices and a folder: the same log and the same state everywhere, whatever the carrier does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.unit.sync.devices import BANK, QUESTIONS, Device, carry, carry_all, same

which = st.integers(0, 2)
questions = st.sampled_from(QUESTIONS)


class Carried(RuleBasedStateMachine):
    """Each device has its own copy of the folder; single files are carried, whole, cut or renamed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.devices = [Device(Path(self.folder.name) / str(number)) for number in range(3)]

    def teardown(self) -> None:
        for _ in range(2):
            for device in self.devices:
                device.sync()
            carry_all(self.devices)
        for device in self.devices:
            device.sync()
        same(self.devices)
        for device in self.devices:
            assert not any((report := device.sync()).as_dict().values()), report
            device.store.close()
        self.folder.cleanup()

    @rule(which=which, question=questions, right=st.booleans(), days=st.integers(-2, 9))
    def answer(self, which: int, question: str, right: bool, days: int) -> None:
        self.devices[which].answer(question, right, days, retention=0.9 - which / 100)

    @rule(which=which, number=st.integers(0, 5))
    def undo(self, which: int, number: int) -> None:
        known = [row[0] for row in self.devices[which].store.rows("answer")]
        if known:
            self.devices[which].undo(known[-1 - number % len(known)])

    @rule(which=which, question=questions, again=st.booleans())
    def reset(self, which: int, question: str, again: bool) -> None:
        event = self.devices[which].store.reset(BANK, question)
        if again:
            self.devices[which].undo(event)

    @rule(which=which, question=questions, flag=st.sampled_from((None, "", "why?")))
    def mark(self, which: int, question: str, flag: str | None) -> None:
        self.devices[which].mark(question, flag)

    @rule(which=which, day=st.none() | st.integers(739_000, 739_009))
    def plan(self, which: int, day: int | None) -> None:
        self.devices[which].store.set_plan(BANK, day)

    @rule(which=which)
    def tune(self, which: int) -> None:
        self.devices[which].tune(0.8 + which / 100)

    @rule(which=which)
    def sync(self, which: int) -> None:
        self.devices[which].sync()

    @rule(
        source=which,
        to=which,
        number=st.integers(0, 20),
        cut=st.none() | st.integers(0, 2_000),
        renamed=st.booleans(),
    )
    def carry(self, source: int, to: int, number: int, cut: int | None, renamed: bool) -> None:
        files = self.devices[source].files()
        if files and source != to:
            name = files[number % len(files)]
            name_there = name.replace(".jsonl", ".jsonl (conflicted copy)") if renamed else None
            carry(self.devices[source], self.devices[to], name, cut, name_there)

    @rule(source=which)
    def carry_everything(self, source: int) -> None:
        carry_all([self.devices[source], *(d for d in self.devices if d is not self.devices[source])])


Carried.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
test_three_devices_agree_whatever_is_carried = Carried.TestCase
