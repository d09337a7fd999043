"""The check: each rule finds its flaw, and leaves alone what a good author may write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from quiz.banks.check import BANK_RULES, ITEM_RULES, check_bank, check_file
from quiz.banks.writing import save_bank
from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from tests.strategies import banks

COUNTER = iter(range(10_000))


def choose(stem: str, key: str, *distractors: str, evidence: str = "") -> MultiChoice:
    """A multichoice question with an id of its own."""
    passages = (evidence,) if evidence else ()
    return MultiChoice(id=f"q{next(COUNTER)}", stem=stem, key=key, distractors=distractors, evidence=passages)


def tick(stem: str, keys: tuple[str, ...], *distractors: str) -> MultiResponse:
    """A multiresponse question."""
    return MultiResponse(id=f"q{next(COUNTER)}", stem=stem, keys_=keys, distractors=distractors)


def say(stem: str, *accept: str, evidence: str = "") -> ShortAnswer:
    """A shortanswer question."""
    return ShortAnswer(
        id=f"q{next(COUNTER)}", stem=stem, accept=accept, evidence=(evidence,) if evidence else ()
    )


def count(stem: str, key: float, evidence: str = "") -> Numerical:
    """A numerical question."""
    return Numerical(id=f"q{next(COUNTER)}", stem=stem, key=key, evidence=(evidence,) if evidence else ())


def judge(stem: str, key: bool) -> TrueFalse:
    """A truefalse question."""
    return TrueFalse(id=f"q{next(COUNTER)}", stem=stem, key=key)


def fill(stem: str, evidence: str = "") -> Cloze:
    """A cloze question."""
    return Cloze(id=f"q{next(COUNTER)}", stem=stem, evidence=(evidence,) if evidence else ())


def found(*questions: Question, language: str = "") -> list[str]:
    """The rules that find something in a bank of these questions."""
    bank = Bank(id="b", title="t", language=language, questions=questions)
    return [finding.rule for finding in check_bank(bank)]


CITIES = ("Lyon", "Nice", "Lille")

FLAWED: dict[str, list[tuple[Question, ...]]] = {
    "key-in-stem": [
        (choose("What is the capital of the city state of Monaco?", "Monaco", *CITIES),),
        (say("Which colour has the Red Planet?", "red"),),
        (count("How many players has a team of 11 in football?", 11),),
        (fill("The Danube flows into the {{Black Sea}}; the Black Sea is salty."),),
        (tick("Which of these, like Peru, are in America?", ("Peru", "Chile"), "Spain"),),
    ],
    "word-clue": [(choose("What is the capital of Mexico?", "Mexico City", "Puebla", "Tijuana"),)],
    "negative-stem": [
        (choose("Which of these cities is not in France?", "Bonn", *CITIES),),
        (choose("Which city doesn't stand on a river?", "Bonn", *CITIES),),
        (choose("Which of these is NOT a city?", "Rhine", *CITIES),),
        (tick("All of these are cities, except which?", ("Rhine",), "Lyon", "Bonn"),),
    ],
    "dangling-reference": [
        (say("What did he announce?", "A reform"),),
        (say("When was it founded?", "1851"),),
        (say("What was his profession?", "Baker"),),
        (count("How many people died this week?", 12),),
        (say("Who resigned yesterday?", "Ann Lee"),),
        (say("What is the largest city in the country?", "Lagos"),),
        (say("Where was the summit held?", "Lima"),),
        (say("According to the article, what is the main cause of floods?", "Rain"),),
        (say("Which of the causes mentioned above is the main one?", "Rain"),),
        (judge("He founded a school in Berlin.", True),),
        (judge("This country has two capitals.", True),),
        (fill("Their leader was {{Spartacus}}."),),
    ],
    "no-question": [
        (choose("The French cities", "Lyon", "Bonn", "Graz"),),
        (say("Who wrote Hamlet", "Shakespeare"),),
    ],
    "long-stem": [(judge(" ".join(["word"] * 41), True),), (say("why " * 41 + "?", "x"),)],
    "key-not-in-evidence": [
        (say("Who wrote Hamlet?", "Marlowe", evidence="Shakespeare wrote Hamlet."),),
        (count("How long is the Danube, in kilometres?", 2850, "The Danube is 2,950 km long."),),
        (fill("Hamlet is by {{Marlowe}}.", "Shakespeare wrote Hamlet."),),
    ],
    "unseen-characters": [
        (say("Which river flows through \x1b[31mVienna?", "Danube"),),
        (
            say(
                "Which river flows through Vienna?",
                "Danube",
                evidence="The Danu\u202ebe flows through Vienna.",
            ),
        ),
        (choose("Which river flows through Vienna?", "Danube", "Rhi\u200bne", "Elbe"),),
        (fill("The {{Danube}} flows through\x07 Vienna."),),
    ],
    "longest-choice": [
        (
            choose(
                "Why does ice float?",
                "It is less dense than water, since its crystals are wide",
                "Air",
                "Salt",
            ),
        )
    ],
    "all-of-the-above": [
        (choose("Which is a French city?", "All of the above", "Lyon on the Rhone", "Nice"),),
        (choose("Which is a French city?", "Lyon", "Bonn", "None of these"),),
        (choose("Which is a French city?", "Lyon", "Bonn", "Both A and B"),),
    ],
    "absolute-words": [
        (choose("Why does iron rust?", "It meets air and water", "It is always wet", "It lies in the sun"),)
    ],
    "nested-choices": [
        (choose("Where were the treaties signed?", "Paris", "Paris and London", "Rome"),),
        (choose("Which city is the largest?", "New York City", "New York", "Los Angeles"),),
    ],
    "unlike-choices": [
        (choose("When did the war end?", "1945", "1946", "Berlin"),),
        (choose("What is steel?", "An alloy", "a metal", "a stone"),),
    ],
    "duplicate-question": [
        (
            say("Who painted the ceiling of the Sistine Chapel?", "Michelangelo"),
            say("Who was it that painted the Sistine Chapel ceiling?", "Michelangelo"),
        ),
        (judge("The Danube flows through Vienna.", True), judge("Through Vienna flows the Danube.", True)),
    ],
    "gives-away": [
        (
            say("Which river flows through the city of Vienna?", "Danube"),
            count("How many bridges cross the Danube, the river that flows through the city of Vienna?", 19),
        )
    ],
    "one-sided-truefalse": [tuple(judge(f"{city} is a city in Europe.", True) for city in (*CITIES, "Bonn"))],
}

GOOD: list[Question] = [
    choose("Which is larger, Lahore or Karachi?", "Karachi", "Lahore", "Both are alike"),
    choose("Which vitamin does the skin make in sunlight?", "D", "A", "C", "K"),
    choose("What does the word “not” do in a sentence?", "It negates", "It asks", "It orders"),
    choose("Who said that the war was not to be won?", "Ann Lee", "Bo Ek", "Cy Orr"),
    choose("Which club won not only the cup but also the league?", "Ajax", "Feyenoord", "PSV"),
    choose("Which metal is iron mixed with in steel?", "Carbon", "Copper", "Cobalt"),
    choose("Which compound is rust?", "iron oxide", "iron", "iron chloride"),
    choose("What does DNA code for?", "proteins", "fats", "sugars"),
    choose("Which brand makes telephones?", "iPhone", "Opel", "Lego"),
    choose("How many moons has Venus?", "None", "1", "2"),
    choose("In which year did the Titanic sink?", "1912", "1905", "1921"),
    choose("How much did the bridge cost?", "$3.5 million", "$4 million", "$12 million"),
    choose("Which craft first landed people on the Moon?", "Apollo 11", "Soyuz", "Gemini"),
    choose("The capital of Peru is ____.", "Lima", "Cusco", "Arequipa"),
    choose("The capital of Peru is:", "Lima", "Cusco", "Arequipa"),
    choose("Why is it important to wash hands?", "It removes germs", "It cools", "It dries the skin"),
    choose("How far is it from London to Dover?", "120 km", "60 km", "250 km"),
    choose("Which king lost his crown in 1688?", "James II", "Charles I", "George III"),
    choose("When a patient faints, how should he be laid?", "On the back", "On a chair", "Face down"),
    choose("Before he became president, what was Lincoln?", "A lawyer", "A doctor", "A priest"),
    choose("Who wrote “Yesterday”?", "Paul McCartney", "John Lennon", "George Harrison"),
    choose("In the last year of the war, which city fell first?", "Aachen", "Cologne", "Bremen"),
    choose("What do you call a person who flees the country?", "A refugee", "A tourist", "A nomad"),
    choose("According to the report of the United Nations, what grew most?", "Trade", "Debt", "Aid"),
    choose("Which article of the treaty deals with defence?", "Article 5", "Article 6", "Article 7"),
    choose("How long does it take for light to reach us from the Sun?", "8 minutes", "8 seconds", "8 hours"),
    choose("Why did Norway join neither bloc?", "It voted against it", "It was at war", "It had no army"),
    choose("Which term means a state in which one never sleeps?", "Insomnia", "Apnoea", "Narcolepsy"),
    choose(
        "What did the ministers agree?",
        "To meet only in spring",
        "To meet each month",
        "To meet no more",
        evidence="They agreed to meet only in spring.",
    ),
    tick("Select the capitals.", ("Lima", "Oslo"), "Lyon", "Bonn"),
    tick("Which countries border France?", ("Spain", "Italy"), "Greece", "Poland"),
    say("What is the capital of Peru?", "Lima", evidence="Lima is the capital of Peru."),
    say("Name the largest ocean.", "The Pacific", "Pacific Ocean", evidence="The Pacific is the largest."),
    say("Which people speak Welsh?", "The Welsh of Wales"),
    say("Who spoke first in the debate?", "Mr. Khan", evidence="Khan's was the first speech."),
    say("Which people live in Pakistan?", "Pakistani people", evidence="In Pakistan live many."),
    count("How many members has the council?", 8, "The council's members are A, B, C and five others."),
    count("What did the dam cost, in dollars?", 3_500_000, "It cost 3.5 million dollars."),
    count("Which meeting was it, by its number?", 23, "This was the 23rd meeting."),
    count("How many million people live there?", 3.5, "There live 3.5 million people."),
    judge("It is illegal to park on a bridge.", True),
    judge("Penguins do not live in the Arctic.", True),
    judge("Venus has a moon.", False),
    fill("The {{Danube}} rises in Germany.", "Rising in Germany, the Danube runs east."),
    Matching(id="pairs", stem="Match each city.", pairs=(("Lima", "Peru"), ("Oslo", "Norway"))),
    Ordering(id="order", stem="Order these from small to large.", keys_=("mouse", "cat", "cow")),
]

TOGETHER: list[tuple[Question, ...]] = [
    (
        say("Who wrote the famous play Hamlet?", "Shakespeare"),
        say("Who wrote the famous play Othello?", "Shakespeare"),
    ),
    (say("When did the first war begin?", "1914"), say("When did the first war end?", "1918")),
    (judge("The council has 5 members today.", False), judge("The council has 6 members today.", False)),
    (say("Which river flows through Vienna?", "Danube"), say("Where does the Danube rise?", "In Germany")),
    tuple(judge(f"{city} is a city in France.", city != "Bonn") for city in (*CITIES, "Bonn")),
    tuple(judge(f"{city} is a city in France.", True) for city in CITIES),
]


def test_every_rule_has_an_example() -> None:
    """A new rule is shown at work here, or this fails; and each says in its docstring why it is one."""
    rules = (*ITEM_RULES, *BANK_RULES)
    assert set(FLAWED) == {rule.__name__.replace("_", "-") for rule in rules}
    assert all(rule.__doc__ for rule in rules)


@pytest.mark.parametrize(("rule", "questions"), [(r, qs) for r, many in FLAWED.items() for qs in many])
def test_a_flaw_is_found(rule: str, questions: tuple[Question, ...]) -> None:
    """The rule finds it, once, and no other rule joins in."""
    assert found(*questions) == [rule]


@pytest.mark.parametrize("question", GOOD, ids=lambda q: q.stem)
def test_a_good_question_is_left_alone(question: Question) -> None:
    """What good authors write is not flagged: a check that cries wolf is not read."""
    assert found(question) == []


@pytest.mark.parametrize("questions", TOGETHER, ids=lambda qs: qs[0].stem)
def test_good_questions_are_left_alone_together(questions: tuple[Question, ...]) -> None:
    """Questions that share words, or a key, are not duplicates for it."""
    assert found(*questions) == []


def test_the_examples_are_valid() -> None:
    """Flaws of writing are no errors: all these banks can be studied."""
    for questions in (*[qs for many in FLAWED.values() for qs in many], *TOGETHER, tuple(GOOD)):
        for question in questions:
            assert list(question.flaws()) == []


def test_english_rules_rest_in_other_languages() -> None:
    """A German bank is not read as English; what needs no language is still looked at."""
    question = choose("Die Hauptstadt", "Die alte Stadt Wien an der Donau", "Graz", "Linz")
    assert found(question, language="de") == ["longest-choice"]
    assert found(question, language="en-GB") == ["no-question", "longest-choice"]


def test_findings_stand_in_the_order_of_the_bank_and_name_their_question() -> None:
    """A reader goes through the file once."""
    first, second = say("Who wrote Hamlet", "Shakespeare"), say("What did he announce?", "A reform")
    findings = check_bank(Bank(id="b", title="t", questions=(first, second)))
    assert [(f.question_id, f.rule) for f in findings] == [
        (first.id, "no-question"),
        (second.id, "dangling-reference"),
    ]
    assert "end it with" in findings[0].message
    assert "did he" in findings[1].message


@given(banks)
def test_any_bank_can_be_checked(bank: Bank) -> None:
    """No valid bank, whatever its texts, breaks the check; every finding names one of its questions.

    A bank without questions has one finding, of itself.
    """
    ids = {question.id for question in bank.questions} or {""}
    assert bank.questions or [finding.rule for finding in check_bank(bank)] == ["no-questions"]
    assert all(finding.question_id in ids and finding.message for finding in check_bank(bank))


def test_a_report_tells_errors_or_findings(tmp_path: Path) -> None:
    """A file with errors is not looked at for flaws; one without tells its flaws, or that there are none."""
    path = tmp_path / "b.toml"
    bank = Bank(id="b", title="t", questions=(say("Who wrote Hamlet", "Shakespeare"),))
    save_bank(bank, path)
    report = check_file(path)
    assert report.bank == bank
    assert report.errors == ()
    assert list(report.lines()) == [
        f'{path}: question "{bank.questions[0].id}": the stem is no question: end it with “?”, or leave a gap'
        " [no-question]",
        f"{path}: 1 question, 1 flaw",
    ]
    path.write_text(
        path.read_text("utf-8").replace("accept", "acept").replace('title = "t"', "title = 3"), "utf-8"
    )
    report = check_file(path)
    assert report.bank is None
    assert report.findings == ()
    assert [error.line for error in report.errors] == [5, 11]
    assert list(report.lines()) == [str(error) for error in report.errors]


def test_a_report_for_programs_has_the_same_in_fields(tmp_path: Path) -> None:
    """`--json` gives line, question and message apart."""
    path = tmp_path / "none.toml"
    assert check_file(path).as_dict() == {
        "path": str(path),
        "bank_id": None,
        "questions": 0,
        "errors": [{"line": 0, "question_id": "", "message": "there is no such file"}],
        "findings": [],
    }
    save_bank(Bank(id="b", title="t", questions=(say("Who is it", "x"),)), path)
    assert check_file(path).as_dict()["bank_id"] == "b"
    findings = check_file(path).as_dict()["findings"]
    assert isinstance(findings, list)
    assert [finding["rule"] for finding in findings] == ["no-question"]


def test_a_headline_before_every_question_gives_nothing_away() -> None:
    """Words that most stems share make no two alike; by the others a stem still states another's key."""
    frame = "“Mill fire drives thirty families from their homes in Aldern” (May 2019): "
    asked = (
        say(f"{frame}Who led the volunteer brigade from Selby through the night?", "Ann Lee"),
        say(f"{frame}In which country was Ann Lee born?", "Wales"),
        say(f"{frame}Which company owned the building?", "Orr"),
        say(f"{frame}What was stored on the upper floor?", "flax"),
    )
    assert not check_bank(Bank(id="b", title="t", questions=asked))
    telling = say(f"{frame}Where did Ann Lee train, who led the volunteer brigade from Selby?", "York")
    found = check_bank(Bank(id="b", title="t", questions=(*asked, telling)))
    assert [(f.question_id, f.rule) for f in found] == [(telling.id, "gives-away")]
