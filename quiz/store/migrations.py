"""The database's shape, as numbered steps.

A step is never edited once released: a change is a new step at the end. Each runs in one transaction
with the number it leads to (``PRAGMA user_version``), so a file is always of one version, whole.
"""

from __future__ import annotations

from quiz.store import sums

CARD_4 = (
    "bank_id, question_id, phase, step, stability, difficulty, due_at, due_day, last_at, last_day, "
    "reps, lapses, answer_id"
)
"""A card's columns at step 4, in the order of a row."""

LOG_5 = {"setup": "id", "answer": "id", "event": "id", "void": "answer_id"}
"""The tables of the log at step 5, with the column that is the id."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    # 1: answers (append-only), cards (what they lead to), shelf (index of bank files)
    (
        """CREATE TABLE answer (
            id TEXT PRIMARY KEY,         -- 32 hex digits, unique everywhere, in order of time
            bank_id TEXT NOT NULL,
            question_id TEXT NOT NULL,
            at INTEGER NOT NULL,         -- milliseconds since 1970, UTC
            day INTEGER NOT NULL,        -- the learner's study day, as a date's ordinal
            rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
            points REAL NOT NULL CHECK (points BETWEEN 0 AND 1),
            response TEXT NOT NULL,      -- JSON list of texts
            duration INTEGER NOT NULL,   -- milliseconds
            before TEXT                  -- JSON list: the card's row before; NULL for a first answer
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX answer_by_day ON answer (day)",
        "CREATE INDEX answer_by_question ON answer (bank_id, question_id, day)",
        """CREATE TABLE void (             -- answers taken back; they never count
            answer_id TEXT PRIMARY KEY,
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE card (
            bank_id TEXT NOT NULL,
            question_id TEXT NOT NULL,
            phase TEXT NOT NULL CHECK (phase IN ('new', 'learning', 'review', 'relearning')),
            step INTEGER NOT NULL,
            stability REAL,
            difficulty REAL,
            due_at INTEGER,              -- milliseconds since 1970, UTC
            due_day INTEGER,
            last_at INTEGER,             -- milliseconds since 1970, UTC
            last_day INTEGER,
            reps INTEGER NOT NULL,
            lapses INTEGER NOT NULL,
            answer_id TEXT,              -- the answer that led here
            PRIMARY KEY (bank_id, question_id)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE shelf (
            id INTEGER PRIMARY KEY,
            path BLOB NOT NULL UNIQUE,   -- as the system encodes it, which need not be text
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            bank_id TEXT NOT NULL,
            title TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE shelf_question (
            shelf INTEGER NOT NULL,
            place INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            PRIMARY KEY (shelf, place)
        ) STRICT, WITHOUT ROWID""",
        *(
            f"""CREATE TRIGGER {table}_keeps_{act} BEFORE {act} ON {table}
            BEGIN SELECT RAISE(ABORT, 'the log only grows'); END"""
            for table in ("answer", "void")
            for act in ("UPDATE", "DELETE")
        ),
    ),
    # 2: how an answer was given; what a learner said about questions; the days banks are learned for
    (
        "ALTER TABLE answer ADD COLUMN mode TEXT NOT NULL DEFAULT 'study'",
        "ALTER TABLE answer ADD COLUMN form TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE answer ADD COLUMN overruled INTEGER NOT NULL DEFAULT 0 CHECK (overruled IN (0, 1))",
        # 0: the answer was given outside the schedule and left its card as it was
        "ALTER TABLE answer ADD COLUMN scheduled INTEGER NOT NULL DEFAULT 1 CHECK (scheduled IN (0, 1))",
        """CREATE TABLE question_mark (
            bank_id TEXT NOT NULL,
            question_id TEXT NOT NULL,
            suspended INTEGER NOT NULL CHECK (suspended IN (0, 1)),
            buried_day INTEGER,          -- hidden on that study day only
            flag TEXT,                   -- the learner's note; '' is a flag without one
            at INTEGER NOT NULL,         -- milliseconds since 1970, UTC
            PRIMARY KEY (bank_id, question_id)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE plan (
            bank_id TEXT PRIMARY KEY,
            by_day INTEGER NOT NULL,     -- the study day on which all shall be known, as a date's ordinal
            at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
    ),
    # 3: sums, so that no screen reads the whole log or every card; all of them can be counted anew
    (
        """CREATE TABLE day_sum (          -- answers that stand
            day INTEGER PRIMARY KEY,
            answers INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE bank_sum (         -- answers that stand
            bank_id TEXT PRIMARY KEY,
            answers INTEGER NOT NULL,
            right INTEGER NOT NULL,
            points INTEGER NOT NULL,     -- in parts of 1/720720, so that thirds and sevenths add up exactly
            reviews INTEGER NOT NULL,
            recalled INTEGER NOT NULL,
            duration INTEGER NOT NULL    -- milliseconds
        ) STRICT, WITHOUT ROWID""",
        *sums.KEPT_FROM_ANSWERS,
        "ALTER TABLE shelf ADD COLUMN stale INTEGER NOT NULL DEFAULT 1",  # its shelf_count is to be made anew
        "CREATE INDEX shelf_by_bank ON shelf (bank_id)",
        """CREATE TABLE shelf_count (      -- how many questions of a bank file stand alike
            shelf INTEGER NOT NULL,
            kind INTEGER NOT NULL,       -- 0 new, 1 on a step, 2 review; suspended: 3 review, 4 other
            due INTEGER NOT NULL,        -- on a step: due_at; review: due_day; else 0
            buried INTEGER NOT NULL,     -- the study day they are hidden on, or 0
            questions INTEGER NOT NULL,
            PRIMARY KEY (shelf, kind, due, buried)
        ) STRICT, WITHOUT ROWID""",
        *sums.STALE_AFTER_CHANGES,
        *sums.COUNT_LOG_ANEW,
        "CREATE INDEX card_by_lapses ON card (lapses) WHERE lapses > 0",
    ),
    # 4: the log holds all that changes state, so that everything else can be made anew from it
    (
        # of the scheduler, see the table; NULL where an event says what the card was
        "ALTER TABLE answer ADD COLUMN setup TEXT",
        """CREATE TABLE setup (
            id TEXT PRIMARY KEY,         -- 16 hex digits of the value's hash
            value TEXT NOT NULL          -- JSON, as quiz.study.setup writes it
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE event (            -- what changes state beside answers
            id TEXT PRIMARY KEY,         -- as an answer's: 32 hex digits, in order of time with those
            kind TEXT NOT NULL CHECK (kind IN ('reset', 'tuned', 'card', 'mark', 'plan')),
            bank_id TEXT NOT NULL,       -- '' where it concerns all
            question_id TEXT NOT NULL,   -- '' where it concerns all
            at INTEGER NOT NULL,         -- milliseconds since 1970, UTC
            value TEXT NOT NULL          -- JSON
        ) STRICT, WITHOUT ROWID""",
        "CREATE INDEX event_by_question ON event (bank_id, question_id, id)",
        """CREATE TABLE meta (
            key TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        # What stood before there were events is said by events: an answer's id is no event's.
        f"""INSERT INTO event SELECT coalesce(answer_id, printf('%012x', coalesce(last_at, 0)) ||
            lower(hex(randomblob(10)))), 'card', bank_id, question_id, coalesce(last_at, 0),
            json_array({CARD_4}) FROM card""",
        """INSERT INTO event SELECT printf('%012x', at) || lower(hex(randomblob(10))), 'mark', bank_id,
            question_id, at, json_object('suspended', suspended, 'buried_day', buried_day, 'flag', flag)
            FROM question_mark""",
        """INSERT INTO event SELECT printf('%012x', at) || lower(hex(randomblob(10))), 'plan', bank_id,
            '', at, json_object('by_day', by_day) FROM plan""",
        "INSERT INTO meta (key, value) VALUES ('device', lower(hex(randomblob(8))))",
        *(
            f"""CREATE TRIGGER {table}_keeps_{act} BEFORE {act} ON {table}
            BEGIN SELECT RAISE(ABORT, 'the log only grows'); END"""
            for table in ("event", "setup")
            for act in ("UPDATE", "DELETE")
        ),
        # Another device's void may come before the answer it takes back.
        "DROP TRIGGER answer_is_summed",
        sums.KEPT_UNLESS_VOID,
    ),
    # 5: in which order rows arrived here, and what the places we sync with hold of them
    (
        """CREATE TABLE arrival (
            number INTEGER PRIMARY KEY,  -- in order of arrival
            kind TEXT NOT NULL,          -- the row's table
            id TEXT NOT NULL             -- the row's id
        ) STRICT""",
        *(
            f"INSERT INTO arrival (kind, id) SELECT '{table}', {key} FROM {table} ORDER BY {key}"
            for table, key in LOG_5.items()
        ),
        *(
            f"""CREATE TRIGGER {table}_arrives AFTER INSERT ON {table}
            BEGIN INSERT INTO arrival (kind, id) VALUES ('{table}', NEW.{key}); END"""
            for table, key in LOG_5.items()
        ),
        """CREATE TABLE sync_place (
            place TEXT PRIMARY KEY,      -- a folder or a database
            upto INTEGER NOT NULL,       -- it holds what arrived up to that number
            last TEXT                    -- the id that has that number, should the numbers ever be others
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE taken_file (       -- files of a place whose rows are all in the log
            place TEXT NOT NULL,
            name TEXT NOT NULL,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            digest TEXT NOT NULL,
            PRIMARY KEY (place, name)
        ) STRICT, WITHOUT ROWID""",
    ),
    # 6: the tags of the questions in the index, which the files tell: it is made anew once
    (
        "DELETE FROM shelf_count",
        "DELETE FROM shelf_question",
        "DELETE FROM shelf",
        """CREATE TABLE shelf_tags (       -- each list of tags that questions of a bank file have
            id INTEGER PRIMARY KEY,
            shelf INTEGER NOT NULL,
            tags TEXT NOT NULL           -- JSON list of texts, as they are written
        ) STRICT""",
        "CREATE INDEX shelf_tags_by_shelf ON shelf_tags (shelf)",
        "ALTER TABLE shelf_question ADD COLUMN tags INTEGER",  # an id of shelf_tags; NULL without any
    ),
    # 7: the longest overdue are found without looking at the others, and a question of the index by its id
    (
        """CREATE INDEX card_by_due ON card (coalesce(due_day, 0), question_id, bank_id)
            WHERE phase = 'review'""",
        """CREATE TABLE shelf_question_by_id (
            shelf INTEGER NOT NULL,
            place INTEGER NOT NULL,
            question_id TEXT NOT NULL,
            tags INTEGER,                -- an id of shelf_tags; NULL without any
            PRIMARY KEY (shelf, question_id)
        ) STRICT, WITHOUT ROWID""",
        """INSERT OR IGNORE INTO shelf_question_by_id (shelf, place, question_id, tags)
            SELECT shelf, place, question_id, tags FROM shelf_question""",
        "DROP TABLE shelf_question",
        "ALTER TABLE shelf_question_by_id RENAME TO shelf_question",
    ),
    # 8: an answer leaves the order of what is due alone: it is brought up to date when its bank is counted
    (
        "ALTER TABLE card ADD COLUMN filed_day INTEGER",  # a review's due_day when its bank was counted last
        "DROP INDEX card_by_due",
        """CREATE INDEX card_by_filed_day ON card (filed_day, question_id, bank_id)
            WHERE filed_day IS NOT NULL""",
        "UPDATE shelf SET stale = 1",
    ),
)
