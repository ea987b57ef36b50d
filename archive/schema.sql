-- The record. One statement block a version: "-- version N" opens the changes that bring version N-1 to N.
-- version 1
CREATE TABLE capture (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,           -- WARC-Record-ID
    url TEXT,                              -- null for a saved file whose address nobody knows
    at TEXT NOT NULL,                      -- WARC-Date
    sha256 TEXT NOT NULL,                  -- of the body
    content_type TEXT,
    file TEXT NOT NULL,                    -- under captures/
    start INTEGER NOT NULL,                -- bytes into the file
    length INTEGER NOT NULL,               -- compressed bytes of the record
    status TEXT NOT NULL CHECK (status IN ('kept', 'read', 'unread', 'passed')),
    reason TEXT                            -- why it is unread
);
CREATE INDEX capture_sha256 ON capture (sha256);
CREATE INDEX capture_waiting ON capture (id) WHERE status = 'kept';
CREATE TABLE stated (                      -- what people stated about a page; the latest counts
    sha256 TEXT PRIMARY KEY,
    council TEXT,
    committee TEXT,
    held_on TEXT
) WITHOUT ROWID;
CREATE TABLE evidence (                    -- what each page says of its meeting
    capture INTEGER PRIMARY KEY REFERENCES capture (id),
    meeting TEXT NOT NULL,
    sighting BLOB NOT NULL                 -- zlib of the JSON of archive.sighting.Sighting
);
CREATE INDEX evidence_meeting ON evidence (meeting);
CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    council TEXT NOT NULL,
    committee TEXT,
    held_on TEXT,
    state TEXT,
    status TEXT,
    body TEXT NOT NULL                     -- JSON of archive.model.Meeting without its items
) WITHOUT ROWID;
CREATE INDEX meeting_held_on ON meeting (held_on);
CREATE TABLE item (
    id TEXT PRIMARY KEY,
    meeting TEXT NOT NULL REFERENCES meeting (id),
    position INTEGER NOT NULL,             -- in the agenda, from 0; tombstones follow
    withdrawn INTEGER NOT NULL,
    number TEXT,
    title TEXT NOT NULL,
    body TEXT NOT NULL                     -- JSON of archive.model.AgendaItem
) WITHOUT ROWID;
CREATE INDEX item_meeting ON item (meeting, position);
CREATE TABLE change (                      -- one row a meeting that ever was: when it last changed
    meeting TEXT PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE
) WITHOUT ROWID;
CREATE TABLE moved (                       -- old addresses, of meetings and items
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE run (                         -- one moment for all the pages of one ingest, kept when it is killed
    arguments TEXT PRIMARY KEY,
    at TEXT NOT NULL
) WITHOUT ROWID;
-- version 2
ALTER TABLE stated ADD COLUMN meeting TEXT;  -- ModernGov's number, where the site told it before the page was read
CREATE INDEX capture_url ON capture (url, at);
CREATE TABLE site (                        -- one row a council that was ever crawled
    council TEXT PRIMARY KEY,
    base TEXT NOT NULL,
    memory TEXT NOT NULL,                  -- JSON: what the crawler learned of the site
    began_at TEXT,                         -- of a crawl that has not ended: its moment, else null
    began_on TEXT,                         -- ... and the day it takes for today
    ended_on TEXT,                         -- the day of the last crawl that came to its end
    told TEXT                              -- JSON: how the last crawl went
) WITHOUT ROWID;
CREATE TABLE committee (                   -- the site's own list
    council TEXT NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    covered INTEGER NOT NULL DEFAULT 0,    -- whether its meetings were ever listed
    PRIMARY KEY (council, number)
) WITHOUT ROWID;
CREATE TABLE listing (                     -- what the crawler knows of a meeting beside its pages
    council TEXT NOT NULL,
    meeting TEXT NOT NULL,
    committee TEXT,                        -- its number
    told TEXT NOT NULL,                    -- JSON: what the site's list says of it
    listed_at TEXT,                        -- the moment of the crawl that saw it in a list last
    fetched_on TEXT,                       -- the day its page was fetched last
    missing_on TEXT,                       -- the first day on which it had vanished, null while it is there
    changed INTEGER NOT NULL DEFAULT 0,    -- whether the list told something new of it since it was fetched
    looked INTEGER NOT NULL DEFAULT 0,     -- whether its page was looked at, and not only the service's answer
    PRIMARY KEY (council, meeting)
) WITHOUT ROWID;
CREATE TABLE task (                        -- the frontier: what the unfinished crawl of a council has still to ask for
    council TEXT NOT NULL,
    key TEXT NOT NULL,                     -- the canonical address
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    rank INTEGER NOT NULL,                 -- the smallest comes first
    about TEXT NOT NULL,                   -- JSON
    done INTEGER NOT NULL DEFAULT 0,
    reason TEXT,                           -- of a done one that gave nothing usable
    PRIMARY KEY (council, key)
) WITHOUT ROWID;
CREATE INDEX task_waiting ON task (council, rank) WHERE NOT done;
-- version 3
CREATE TABLE withdrawn (                   -- meetings that their sites no longer had at that moment
    meeting TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE taken_down (                  -- what was taken down for good
    asked TEXT PRIMARY KEY,                -- the id of the item or meeting that was asked for
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    body TEXT NOT NULL                     -- JSON of archive.notice.TakenDown
) WITHOUT ROWID;
CREATE TABLE taken_id (                    -- every id under which it was archived
    id TEXT PRIMARY KEY,
    meeting TEXT NOT NULL,
    asked TEXT NOT NULL REFERENCES taken_down (asked)
) WITHOUT ROWID;
CREATE INDEX taken_id_meeting ON taken_id (meeting);
CREATE TABLE rewritten (                   -- where records lie in the copy that is about to take a file's place
    record TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE stated_before (               -- councils that were stated of a page earlier, null for none, in order
    sha256 TEXT NOT NULL,
    place INTEGER NOT NULL,
    council TEXT,
    PRIMARY KEY (sha256, place)
) WITHOUT ROWID;
CREATE TABLE origin (seq INTEGER NOT NULL);  -- an index that reaches less far than this is of another archive
INSERT INTO origin SELECT CASE WHEN EXISTS (SELECT 1 FROM change) THEN 0
                               ELSE CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) END;
