"""What all answer widgets share: they take keys, give a response, and show how it fared."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from quiz.questions import Asked, Response
from quiz.study.session import Feedback
from quiz.tui.text import plain
from quiz.tui.widgets.fitted import Fitted, hanging

LESSON = "-lesson"
"""Class of the revealed parts that the learner did not know."""


class AnswerWidget(VerticalGroup):
    """The part of the card in which a question is answered; a subclass per type.

    The screen hands it every key it has not used itself, so nothing here needs the focus but typing
    fields. After :meth:`reveal` it only shows.
    """

    class Told(Message):
        """Something about the answer in one widget; it means nothing once another stands in its place."""

        def __init__(self, answer: AnswerWidget) -> None:
            super().__init__()
            self.answer = answer

    class Submitted(Told):
        """The learner wants the response taken as it stands."""

    class Changed(Told):
        """The response, or the stem that shows it, is another one now."""

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self.asked = asked
        self.revealed = False

    @property
    def typing(self) -> bool:
        """Whether it takes all letters, so that other commands need other keys."""
        return False

    @property
    def how(self) -> str:
        """How to answer, in one line."""
        return ""

    def stem(self) -> Content:
        """The stem as it is to be shown now."""
        return plain(self.asked.stem)

    def response(self) -> Response:
        """The response as it stands; empty while nothing is answered."""
        raise NotImplementedError

    def drafted(self) -> Response:
        """The response where the learner has done something for it; empty where it only stands there."""
        return self.response()

    def missing(self) -> str:
        """What is still open, in a few words; empty when the response is whole."""
        return ""

    def refused(self) -> str:
        """Why the response cannot be taken at all; empty when it can."""
        return ""

    def press(self, key: str, character: str | None) -> bool:
        """Take a key; tell whether it was of use."""
        return False

    def focal(self) -> Widget | None:
        """The part to have in sight: what is typed, later what is to be learned; None for none."""
        return next(iter(self.query(f".{LESSON}")), None)

    def begin(self) -> None:
        """Called once it stands on the screen: put the cursor where typing begins."""

    def submit(self) -> None:
        """Hand the response in."""
        self.post_message(self.Submitted(self))

    def changed(self) -> None:
        """Tell the screen that the response is another one."""
        self.post_message(self.Changed(self))

    async def reveal(self, feedback: Feedback) -> None:
        """Show which parts were right, and what would have been."""
        self.revealed = True


class Row(Widget):
    """A line of the card: a head such as ``1`` and a text hanging from it.

    Args:
        index: its place, handed back with clicks.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Row { width: 100%; height: auto; padding: 0 1; }
    """

    class Clicked(Message):
        """A row was clicked, at a column counted from its left end."""

        def __init__(self, row: Row, column: int) -> None:
            super().__init__()
            self.row, self.column = row, column

    head: reactive[Content] = reactive(Content(""), layout=True, always_update=True)
    body: reactive[Content] = reactive(Content(""), layout=True, always_update=True)

    def __init__(self, index: int = 0, head: Content | None = None, body: Content | None = None) -> None:
        super().__init__()
        self.index = index
        self.set_reactive(Row.head, head or Content(""))
        self.set_reactive(Row.body, body or Content(""))

    def show(self, head: Content, body: Content) -> None:
        """Change both texts at once, and lay out again only if something is different."""
        if not (head.is_same(self.head) and body.is_same(self.body)):
            self.set_reactive(Row.head, head)
            self.body = body

    def render(self) -> Fitted:
        return hanging(self.head, self.body)

    def on_click(self, event: events.Click) -> None:
        """Pass the click on to the answer widget."""
        offset = event.get_content_offset(self)
        self.post_message(self.Clicked(self, offset.x if offset else 0))
