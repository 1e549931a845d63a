-- A library of format 1 with a note, two cards, a review, and one that was taken back.
CREATE TABLE notes (  id INTEGER PRIMARY KEY,  path TEXT NOT NULL UNIQUE,  title TEXT NOT NULL,  lang TEXT NOT NULL,  encoding TEXT NOT NULL,  digest TEXT NOT NULL,  size INTEGER NOT NULL,  bytes BLOB NOT NULL,  markdown TEXT NOT NULL,  topic TEXT,  added INTEGER NOT NULL);
CREATE INDEX notes_digest ON notes (digest);
CREATE INDEX notes_topic ON notes (topic);
CREATE TABLE cards (  id INTEGER PRIMARY KEY AUTOINCREMENT,  note INTEGER REFERENCES notes (id) ON DELETE SET NULL,  origin TEXT,  key TEXT, family TEXT,  kind TEXT NOT NULL,  front_ko TEXT, back_ko TEXT, front_en TEXT, back_en TEXT,  topic TEXT, block TEXT, line INTEGER NOT NULL DEFAULT 0,  suggested INTEGER NOT NULL DEFAULT 0,  suspended INTEGER NOT NULL DEFAULT 0,  gone INTEGER NOT NULL DEFAULT 0,  edited INTEGER NOT NULL DEFAULT 0,  place INTEGER NOT NULL DEFAULT 0,  added INTEGER NOT NULL DEFAULT 0,  state INTEGER NOT NULL DEFAULT 0, step INTEGER NOT NULL DEFAULT 0,  stability REAL NOT NULL DEFAULT 0, difficulty REAL NOT NULL DEFAULT 0,  interval INTEGER NOT NULL DEFAULT 0, last_day INTEGER NOT NULL DEFAULT 0,  last INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0,  reps INTEGER NOT NULL DEFAULT 0, lapses INTEGER NOT NULL DEFAULT 0);
CREATE INDEX cards_note ON cards (note);
CREATE INDEX cards_origin ON cards (origin) WHERE note IS NULL;
CREATE INDEX cards_last ON cards (last);
CREATE INDEX cards_due ON cards (state, due) WHERE suggested = 0 AND suspended = 0 AND gone = 0;
CREATE INDEX cards_new ON cards (place) WHERE state = 0 AND suggested = 0 AND suspended = 0 AND gone = 0;
CREATE TABLE study_options (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE reviews (  id INTEGER PRIMARY KEY AUTOINCREMENT,  card INTEGER NOT NULL REFERENCES cards (id),  at INTEGER NOT NULL, offset INTEGER NOT NULL,  grade INTEGER, duration INTEGER NOT NULL DEFAULT 0,  state INTEGER, elapsed INTEGER, interval INTEGER,  options INTEGER REFERENCES study_options (id),  undoes INTEGER REFERENCES reviews (id),  CHECK ((undoes IS NULL) = (grade IS NOT NULL)));
CREATE INDEX reviews_card ON reviews (card);
CREATE INDEX reviews_at ON reviews (at);
CREATE UNIQUE INDEX reviews_undoes ON reviews (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews BEGIN SELECT RAISE (ABORT, 'the review log only grows'); END;
CREATE TRIGGER reviews_hold BEFORE UPDATE ON reviews BEGIN SELECT RAISE (ABORT, 'the review log only grows'); END;
CREATE TABLE progress (  what TEXT PRIMARY KEY,  block TEXT, fraction REAL NOT NULL, finished INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO notes VALUES (1, '/notes/softmax.md', '소프트맥스', 'ko', 'UTF-8', '546bfb3245de7b6367f18d13af60b2066fa114a579980b7b47eb9bf5e8bcfa59', 121, x'2320ec868ced9484ed8ab8eba7a5ec8aa40a0aeca090ec8898eba5bc20eb8298eb8884eb8a9420eab98ceb8badec9d803f203a3a20ed8faced9994eba5bc20eba789ec9cbceba0a4eab3a00a0a3d3ded8faced99943d3deb9098eba9b420eab8b0ec9ab8eab8b0eab08020ec82aceb9dbceca784eb8ba42e0a', '# 소프트맥스

점수를 나누는 까닭은? :: 포화를 막으려고

==포화==되면 기울기가 사라진다.
', NULL, 1795222700);
INSERT INTO cards (id, note, origin, key, family, kind, front_ko, back_ko, line, place, added, state, stability, difficulty, interval, last_day, last, due, reps)
  VALUES (1, 1, '/notes/softmax.md', 'k/basic/0', 'k', 'basic', '점수를 나누는 까닭은?', '포화를 막으려고', 3, 1, 1795222700, 2, 8.2956, 1, 8, 20778, 1795222800, 1795892400, 1);
INSERT INTO cards (id, note, origin, key, family, kind, front_ko, back_ko, line, place, added)
  VALUES (2, 1, '/notes/softmax.md', 'c/cloze/0', 'c', 'cloze', '[…]되면 기울기가 사라진다.', '**포화**되면 기울기가 사라진다.', 5, 2, 1795222700);
INSERT INTO study_options VALUES (1, '[study]
retention=0.90000000000000002
fuzz=0
learning=60;600;
relearning=600;
');
INSERT INTO reviews (id, card, at, offset, grade, duration, state, elapsed, interval, options) VALUES (1, 1, 1795222800, 32400, 4, 9000, 0, 0, 8, 1);
INSERT INTO reviews (id, card, at, offset, grade, duration, state, elapsed, interval, options) VALUES (2, 2, 1795222820, 32400, 3, 4000, 0, 0, 0, 1);
INSERT INTO reviews (id, card, at, offset, undoes) VALUES (3, 2, 1795222830, 32400, 2);
INSERT INTO progress VALUES ('note:1', NULL, 0.5, 0, 1795222800);
INSERT INTO settings VALUES ('course', 'x');
PRAGMA application_id = 1212828738;
PRAGMA user_version = 1;
