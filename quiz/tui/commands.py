"""Every command, defined once: its keys, its words in the footer, its sentence in palette and help."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """Something a learner can do.

    Attributes:
        action: Textual's action, found on the screen (or, with ``app.``, on the app).
        keys: Textual's names of the keys, apart by commas.
        shown: the key as a person writes it.
        label: one or two words for the footer and the palette.
        help: one sentence.
        typed: the key to show while a typing field takes all letters; ``shown`` where empty.
        priority: whether the keys work even though a typing field knows them too.
        sought: the words it is found by in the palette; the label where empty.
    """

    action: str
    keys: str
    shown: str
    label: str
    help: str
    typed: str = ""
    priority: bool = False
    sought: str = ""

    def key(self, typing: bool) -> str:
        """The key to show, in a typing field or outside."""
        return self.typed if typing and self.typed else self.shown


STUDY = Command("study", "enter", "Enter", "Study", "Study the bank the cursor is on.")
STUDY_ALL = Command("study_all", "a", "a", "Study all", "Study what is due in all banks, mixed.")
REFRESH = Command("refresh", "r", "r", "Reload", "Look for new and changed banks.")
LEAVE_APP = Command("app.quit", "q", "q", "Quit", "Close the program; every answer is already saved.")

ANSWER = Command("answer", "enter", "Enter", "Answer", "Give the answer as it stands.")
DONT_KNOW = Command(
    "dont_know",
    "ctrl+d",
    "^d",
    "I don't know",
    "See the answer; the question comes back soon.",
    priority=True,
)
NEXT = Command("next", "enter,space", "Enter", "Next", "Go on to the next question.")
HARD = Command("rate('hard')", "h", "h", "Hard", "It was right but hard: bring it back sooner.")
GOOD = Command("rate('good')", "g", "g", "Good", "It was right, as usual.")
EASY = Command("rate('easy')", "e", "e", "Easy", "It was easy: bring it back later.")
OVERRULE = Command(
    "overrule",
    "exclamation_mark,ctrl+r",
    "!",
    "I was right",
    "Take the typed answer as right after all; the log keeps that it was your word.",
)
UNDO = Command(
    "undo",
    "u,ctrl+z",
    "u",
    "Undo",
    "Take the last answer back whole: score, streak and due date.",
    typed="^z",
)
LEAVE = Command("leave", "escape", "Esc", "End", "End the sitting and see the summary; nothing is lost.")
SCROLL_UP = Command("scroll(-1)", "pageup,ctrl+up", "PgUp", "Back up", "Scroll the question up.")
SCROLL_DOWN = Command("scroll(1)", "pagedown,ctrl+down", "PgDn", "More", "Scroll the question down.")

RETRY = Command("retry", "r", "r", "Retry missed", "Ask what was missed once more, now.")
RESUME = Command("resume", "c", "c", "Continue", "Go on with the sitting that was left.")
HOME = Command("home", "enter,escape", "Enter", "Home", "Back to the list of banks.")

MODES = Command(
    "app.modes", "m", "m", "Modes", "Quick, missed, cram, exam or browse; and exam days.",
    sought="Modes: quick, missed, cram, exam, browse, exam day",
)  # fmt: skip
PICK_MODE = Command("pick", "enter", "Enter", "Begin", "Begin in the mode the cursor is on.")
WHICH_BANK = Command("which", "b,tab", "b", "Bank/all", "Change between this bank and all banks.")
TAGS = Command("tags", "t", "t", "Tags", "Choose tags; only questions with one of them are asked.")
MOVES = Command("moves", "s", "s", "Schedule", "Whether answers in cram and missed move the schedule.")
PLAN = Command("plan", "p", "p", "Exam day", "Set the day of an exam for this bank, or none.")
BACK = Command("back", "escape", "Esc", "Back", "Back to where you came from.")
BEGIN = Command("begin", "enter", "Enter", "Begin", "Begin; what stands in the fields holds.", priority=True)
TAKE = Command("take", "enter", "Enter", "Take", "Take what is chosen here.", priority=True)
TICK = Command("toggle", "space", "Space", "Tick", "Tick or untick what the cursor is on.")

GIVE = Command("answer", "enter", "Enter", "Answer", "Give the answer as it stands; it can be changed later.")
TAKE_BACK = Command("clear", "ctrl+d", "^d", "Clear", "Take the answer to this question away.", priority=True)
FORTH = Command("look(1)", "right,ctrl+n", "→", "Next", "Look at the next question.", typed="^n")
BACKWARD = Command("look(-1)", "left,ctrl+b", "←", "Previous", "Look at the one before.", typed="^b")
TO_OPEN = Command("open", "ctrl+o", "^o", "Next open", "Look at the next question that is not answered.")
FLAG_LATER = Command("flag", "ctrl+l", "^l", "Mark", "Mark the question to be looked at later, or no longer.")
HAND_IN = Command("hand_in", "ctrl+s", "^s", "Hand in", "Hand the exam in and see how it went.")
LEAVE_EXAM = Command("leave", "escape", "Esc", "Leave", "Leave and go on later, after a word; time runs on.")
YES = Command("yes", "enter", "Enter", "Hand in", "Hand the exam in.")
YES_INSTEAD = replace(YES, keys="ctrl+s", shown="^s")
AWAY = Command("away", "l", "l", "Leave", "Leave it; every answer is kept, and time runs on.")
AWAY_NOW = replace(AWAY, keys="enter,l", shown="Enter")
GO_ON = Command("no", "escape", "Esc", "Go on", "Back to the exam.")
PRINT = Command("print('.html')", "p", "p", "Save page", "Save the result as a page to print.")
PRINT_TEXT = Command("print('.txt')", "t", "t", "Save text", "Save the result as plain text.")
FILTER = Command(
    "filter", "slash,ctrl+f", "/", "Filter", "Type words, tag:NAME or is:STATE (new, due, missed)."
)
READ_ON = Command("read(1)", "pagedown,ctrl+down", "PgDn", "More", "Scroll the question down.")
READ_BACK = Command("read(-1)", "pageup,ctrl+up", "PgUp", "Back up", "Scroll the question up.")

HELP = Command("app.help", "question_mark,f1", "?", "Help", "Show all keys.", typed="F1")
THEME = Command(
    "app.theme", "ctrl+t", "^t", "Theme", "Choose the colours: dark, light, high contrast, colour-blind safe."
)
PALETTE = Command("app.command_palette", "ctrl+p", "^p", "Commands", "Search all commands by name.")
QUIT = Command(
    "app.quit",
    "ctrl+q",
    "^q",
    "Quit",
    "Close the program from anywhere; every answer is saved.",
    priority=True,
)

ACCEPT = Command("accept", "a", "a", "Accept", "It is good as it is; on to the next open question.")
EDIT = Command("edit", "e,enter", "e", "Edit", "Write its fields anew, with what check finds in sight.")
REJECT = Command("reject", "x", "x", "Reject", "Never ask it; it stays away when the bank is made anew.")
NEXT_OPEN = Command("open(1)", "n", "n", "Next open", "Look at the next question nobody decided about.")
LAST_OPEN = Command("open(-1)", "p", "p", "Previous open", "Look at the one before nobody decided about.")
STEP_DOWN = Command("step(1)", "down,j,right", "↓", "Down", "Look at the question behind this one.")
STEP_UP = Command("step(-1)", "up,k,left", "↑", "Up", "Look at the question before this one.")
FIRST = Command("end(-1)", "home", "Home", "First", "Look at the first question.")
LAST = Command("end(1)", "end", "End", "Last", "Look at the last question.")
MOVE_DOWN = Command("move(1)", "J,shift+down", "J", "Move down", "Move the question down in the bank.")
MOVE_UP = Command("move(-1)", "K,shift+up", "K", "Move up", "Move the question up in the bank.")
ADD = Command("add", "plus,insert", "+", "Add question", "Write a question of your own behind this one.")
STEP_BACK = Command("undo", "u,ctrl+z", "u", "Undo", "Take the last step back, then the one before.")
REDO = Command("redo", "ctrl+y,U", "^y", "Redo", "Do again what was taken back.")
SAVE = Command(
    "save", "s", "s", "Save", "Try again where a step could not be saved; else all is saved already."
)
RELOAD = Command("reload", "ctrl+r", "^r", "Reload", "Take the file as another program left it.")
OVERWRITE = Command("overwrite", "w", "w", "Save mine", "Save over it; what stood there is kept beside it.")
CLOSE = Command("close", "escape,q", "Esc", "Close", "End the review; every decision is already saved.")
KEEP = Command("keep", "ctrl+s", "^s", "Save", "Put the new wording in the question's place.", priority=True)
DROP = Command("drop", "escape", "Esc", "Cancel", "Leave the question as it was.")
NEXT_FIELD = Command("app.focus_next", "tab", "Tab", "Next field", "Go on; Shift+Tab goes back.")
QUIT_REVIEW = replace(QUIT, help="Close the program from anywhere; every decision is saved.")

TURN = Command(
    "turn(1)", "enter,space,right,pagedown", "Enter", "Next", "Go on to the next page of the tour."
)
TURN_BACK = Command("turn(-1)", "left,pageup,backspace", "←", "Back", "Go back a page of the tour.")
SKIP = Command("skip", "escape,q", "Esc", "Skip", "Leave the tour.")
CHOOSE = Command("choose", "enter", "Enter", "Choose", "Take the one the cursor is on.")
NEW_ONE = Command("new_one", "n", "n", "New", "Add one under a new name.")
LEAVE_PICK = Command("leave", "escape", "Esc", "Back", "Leave it as it was.")
TOUR = Command("app.tour", "f2", "F2", "Tour", "Show the half-minute tour of a first start again.")
LEARNERS = Command("app.learners", "l", "l", "Learner", "Change the learner, or add one.")

SEARCH = Command("search", "slash", "/", "Search", "Find banks by typing; Escape shows all again.")
FILTER_BANKS = Command(
    "filter(1)", "f", "f", "Filter", "Show only banks with due ones, new ones, flags or a plan; F goes back."
)
FILTER_BANKS_BACK = Command("filter(-1)", "F", "F", "Filter back", "Go back to the filter before.")
STUDY_FOUND = replace(STUDY, action="study_found")
LISTED = Command("listed", "tab", "Tab", "To the list", "Leave the field; letters are commands again.")
SHOW_ALL = Command("show_all", "escape", "Esc", "All banks", "Leave search and filter.")
BROWSE = Command("browse", "b", "b", "Browse", "Read the bank's questions without being asked.")
REVIEW_BANK = Command("review", "v", "v", "Review", "Accept, edit or reject the bank's questions.")
REWRITE = Command("rewrite", "w", "w", "Fix", "See what is flagged, suspended, or forgotten again and again.")
PROGRESS = Command("progress", "p", "p", "Progress", "See how it went and what is coming.")
SETTINGS = Command("settings", "s", "s", "Settings", "Change how you study.")
BURY = Command("bury", "minus,ctrl+b", "-", "Bury", "Hide the question until tomorrow.", typed="^b")
SUSPEND = Command(
    "suspend",
    "at,ctrl+s",
    "@",
    "Suspend",
    "Do not ask the question any more, until you take it back.",
    typed="^s",
)
FLAG = Command("flag", "f,ctrl+g", "f", "Flag", "Say that the question is bad, with a note.", typed="^g")
EDIT_HERE = Command("edit", "ctrl+e", "^e", "Edit", "Write the question anew, in its bank.", priority=True)
REDO_HERE = Command("redo", "ctrl+y,U", "^y", "Redo", "Do again what was taken back.")
SUSPEND_LISTED = Command("suspend", "at,s", "@", "Suspend", "Do not ask it any more, or ask it again.")
FLAG_LISTED = Command("flag", "f", "f", "Flag", "Take the flag away, or flag it with a note.")
RESET_LISTED = Command(
    "reset", "n", "n", "Reset", "Make it new again: its schedule is forgotten, not its answers."
)
LEAVE_LIST = Command("leave", "escape,q", "Esc", "Back", "Back to the screen before.")
KEEP_NOTE = Command("keep", "enter", "Enter", "Keep", "Keep the flag with this note.")
DROP_NOTE = Command("drop", "escape", "Esc", "Cancel", "Leave it as it was.")

CHANGE = Command("change", "enter", "Enter", "Change", "Change the setting the cursor is on.")
KEEP_VALUE = Command("keep_value", "enter", "Enter", "Keep", "Keep the value as it is typed.")
DEFAULT = Command("default", "d,delete", "d", "Default", "Take the default of this setting again.")
LEAVE_SETTINGS = Command(
    "leave", "escape,q", "Esc", "Back", "Back; a value that was not kept is dropped.", typed="Esc"
)

COPY_BANK = Command("copy", "enter", "Enter", "Copy and go on", "Copy the bank, and go on with the copy.")
COPY_NOT = Command("leave", "escape", "Esc", "Leave it", "Leave the bank as it is.")

ON_TOUR = (TURN, TURN_BACK, SKIP)
ON_PICK = (CHOOSE, NEW_ONE, LEAVE_PICK)
EVERYWHERE = (HELP, THEME, PALETTE, QUIT)
SECTION_DOWN = Command("section(1)", "n,tab,right", "n", "Next part", "Go on to the next part.")
SECTION_UP = Command("section(-1)", "p,shift+tab,left", "p", "Part before", "Go back to the part before.")
AS_FIGURES = Command("figures", "t", "t", "Charts/tables", "Change between charts and tables.")
PAGE_DOWN = Command("scroll(1)", "pagedown,space", "PgDn", "More", "Scroll down.")
PAGE_UP = Command("scroll(-1)", "pageup", "PgUp", "Back up", "Scroll up.")
ON_PROGRESS = (HOME, SECTION_DOWN, SECTION_UP, AS_FIGURES, PAGE_DOWN, PAGE_UP)

ON_HOME = (
    STUDY,
    STUDY_ALL,
    SEARCH,
    MODES,
    REFRESH,
    LEAVE_APP,
    FILTER_BANKS,
    PROGRESS,
    BROWSE,
    REWRITE,
    REVIEW_BANK,
    SETTINGS,
    LEARNERS,
    FILTER_BANKS_BACK,
    SHOW_ALL,
)
ON_ACTS = (BURY, SUSPEND, FLAG, EDIT_HERE, REDO_HERE)
ON_MODES = (PICK_MODE, BACK, WHICH_BANK, TAGS, PLAN, MOVES)
ON_SETUP = (BEGIN, BACK)
ON_TAGS = (TICK, TAKE, BACK)
ON_DAY = (TAKE, BACK)
ON_EXAM = (
    GIVE,
    TAKE_BACK,
    FORTH,
    BACKWARD,
    TO_OPEN,
    FLAG_LATER,
    HAND_IN,
    LEAVE_EXAM,
    SCROLL_UP,
    SCROLL_DOWN,
)
ON_HAND_IN = (YES, AWAY, GO_ON)
ON_LEAVE_EXAM = (AWAY_NOW, GO_ON, YES_INSTEAD)
ON_RESULT = (HOME, PRINT, PRINT_TEXT, SCROLL_UP, SCROLL_DOWN)
ON_BROWSE = (FILTER, BACK, READ_ON, READ_BACK)
ON_STUDY = (
    ANSWER,
    DONT_KNOW,
    NEXT,
    HARD,
    GOOD,
    EASY,
    OVERRULE,
    UNDO,
    *ON_ACTS,
    LEAVE,
    SCROLL_UP,
    SCROLL_DOWN,
)
ON_REWRITE = (EDIT, SUSPEND_LISTED, FLAG_LISTED, RESET_LISTED, STEP_BACK, REDO, LEAVE_LIST)
ON_COPY = (COPY_BANK, COPY_NOT)
ON_NOTE = (KEEP_NOTE, DROP_NOTE)
ON_SETTINGS = (CHANGE, KEEP_VALUE, DEFAULT, LEAVE_SETTINGS)
ON_SUMMARY = (RETRY, RESUME, HOME, UNDO, LEAVE_APP)

ON_REVIEW = (
    ACCEPT,
    EDIT,
    REJECT,
    NEXT_OPEN,
    LAST_OPEN,
    STEP_DOWN,
    STEP_UP,
    FIRST,
    LAST,
    MOVE_DOWN,
    MOVE_UP,
    ADD,
    STEP_BACK,
    REDO,
    SCROLL_UP,
    SCROLL_DOWN,
    SAVE,
    RELOAD,
    OVERWRITE,
    CLOSE,
)
ON_EDIT = (KEEP, NEXT_FIELD, DROP)

PLACES = (
    ("Home", ON_HOME),
    ("Studying", ON_STUDY),
    ("Summary", ON_SUMMARY),
    ("Modes", ON_MODES),
    ("Exam", ON_EXAM),
    ("Handing in", ON_HAND_IN),
    ("Leaving an exam", ON_LEAVE_EXAM),
    ("Result", ON_RESULT),
    ("Browse", ON_BROWSE),
    ("Progress", ON_PROGRESS),
    ("Needs rewriting", ON_REWRITE),
    ("Editing", ON_EDIT),
    ("Copying a bank", ON_COPY),
    ("Settings", ON_SETTINGS),
    ("Everywhere", (HELP, THEME, PALETTE, TOUR, QUIT)),
)
"""All commands by where they work, in the order of the help screen."""

REVIEW_PLACES = (
    ("Reviewing", ON_REVIEW),
    ("Editing", ON_EDIT),
    ("Everywhere", (HELP, THEME, PALETTE, QUIT_REVIEW)),
)
"""The same for the reviewer's desk."""


def place_of(places: Sequence[tuple[str, tuple[Command, ...]]], bound: Iterable[object]) -> str:
    """The name of the place whose commands are all bound on a screen, the one with most; empty for none."""
    known = {(binding.key, binding.action) for binding in bound if isinstance(binding, Binding)}
    found = [
        (len(group), name)
        for name, group in places
        if all((command.keys, command.action) in known for command in group)
    ]
    return max(found, default=(0, ""))[1]


ANSWERING = (
    ("Choose one", "1–9 or a–z answers at once; ↑ ↓ and Enter, or a click"),
    ("True or false", "t or f (1 or 2)"),
    ("Choose all that apply", "1–9 or a–z ticks and unticks; Space at the cursor; Enter answers"),
    ("Type the answer", "type, then Enter"),
    ("Name them all", "one a line, in any order; Tab and ↑ ↓ change the line; Enter goes on, then answers"),
    ("Type a number", "in digits, as 16.5 or 1,200, then Enter; what is no number is handed back"),
    ("Fill the gaps", "Tab and ↑ ↓ go from gap to gap; Enter goes on, at the last gap it answers"),
    ("Match the pairs", "↑ ↓ choose the left side, 1–9 or a–z its match; Backspace clears; Enter answers"),
    (
        "Put in order",
        "↑ ↓ choose a line; Shift+↑ ↓ or [ ] move it; 1–9 or a–z puts it there; or drag it; Enter answers",
    ),
)
"""How each kind of question is answered, by the label of the kind, for the help screen."""


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """Textual's bindings for the commands."""
    return [
        Binding(
            command.keys, command.action, command.label, key_display=command.shown, priority=command.priority
        )
        for command in commands
    ]
