-- A library of format 4, as the program of that time wrote it, without the course. Its note came again with another
-- title and one more paragraph: all the other blocks keep ids that reading no longer gives; a card, a line made a
-- heading, and the place of the reader hang on them.
CREATE TABLE notes (  id INTEGER PRIMARY KEY,  path TEXT NOT NULL UNIQUE,  title TEXT NOT NULL,  lang TEXT NOT NULL,  encoding TEXT NOT NULL,  digest TEXT NOT NULL,  size INTEGER NOT NULL,  bytes BLOB NOT NULL,  markdown TEXT NOT NULL,  topic TEXT,  added INTEGER NOT NULL, reader INTEGER NOT NULL DEFAULT 0);
INSERT INTO notes VALUES(13,'/notes/diffusion.md','확산 모형의 원리','ko','UTF-8','d12e0c0702d39bbec4cb015e8d509b462c6b2c2c4a724d91b6eb96890faa914a',275,X'2320ed9995ec82b020ebaaa8ed9895ec9d9820ec9b90eba6ac0a0aec9ea1ec9d8cec9d8420eca1b0eab888ec94a920eb8d94ed9598eb8a9420ec959e20eab3bceca095ec9d8020ebb0b0ec9ab0eca78020ec958aeb8a94eb8ba42e0a0aec8388eba19c20ec93b420eba790ec9db4eb8ba42e0a0aeab1b0eabeb8eba19c20eab080eb8a9420eab3bceca095ec9d8020ebacb4ec9787ec9d8420eba79eed9e88eb8a94eab0803f203a3a20eb8d94ed95b4eca78420ec9ea1ec9d8c0a0aed919cebb3b8ec9d8420ebbd91eb8a9420ebb2950a0aed959c20eab1b8ec9d8cec979020eb8d94ed95a020ec9ea1ec9d8cec9d9820ed81aceab8b0eb8a9420ec9dbceca095ed919ceab08020eca095ed959ceb8ba42e0a','# 확산 모형의 원리

잡음을 조금씩 더하는 앞 과정은 배우지 않는다.

새로 쓴 말이다.

거꾸로 가는 과정은 무엇을 맞히는가? :: 더해진 잡음

표본을 뽑는 법

한 걸음에 더할 잡음의 크기는 일정표가 정한다.
',NULL,1795222700,3);
CREATE TABLE cards (  id INTEGER PRIMARY KEY AUTOINCREMENT,  note INTEGER REFERENCES notes (id) ON DELETE SET NULL,  origin TEXT,  key TEXT, family TEXT,  kind TEXT NOT NULL,  front_ko TEXT, back_ko TEXT, front_en TEXT, back_en TEXT,  topic TEXT, block TEXT, line INTEGER NOT NULL DEFAULT 0,  suggested INTEGER NOT NULL DEFAULT 0,  suspended INTEGER NOT NULL DEFAULT 0,  gone INTEGER NOT NULL DEFAULT 0,  edited INTEGER NOT NULL DEFAULT 0,  place INTEGER NOT NULL DEFAULT 0,  added INTEGER NOT NULL DEFAULT 0,  state INTEGER NOT NULL DEFAULT 0, step INTEGER NOT NULL DEFAULT 0,  stability REAL NOT NULL DEFAULT 0, difficulty REAL NOT NULL DEFAULT 0,  interval INTEGER NOT NULL DEFAULT 0, last_day INTEGER NOT NULL DEFAULT 0,  last INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL DEFAULT 0,  reps INTEGER NOT NULL DEFAULT 0, lapses INTEGER NOT NULL DEFAULT 0, folded TEXT NOT NULL DEFAULT '');
INSERT INTO cards VALUES(67,13,'/notes/diffusion.md','100263360b.paragraph.c427a6afec/basic/0','100263360b.paragraph.c427a6afec/basic/0','basic','거꾸로 가는 과정은 무엇을 맞히는가?','더해진 잡음',NULL,NULL,NULL,'100263360b.paragraph.c427a6afec',7,0,0,0,0,100130000,1795222700,1,1,2.3065000000000002167,2.1181039704590149952,0,20778,1795255200,1795255800,1,0,'거꾸로 가는 과정은 무엇을 맞히는가? 
더해진 잡음  ');
CREATE TABLE study_options (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
INSERT INTO study_options VALUES(1,'[study]
retention=0.90000000000000002
weights=0.21199999999999999;1.2930999999999999;2.3065000000000002;8.2956000000000003;6.4132999999999996;0.83340000000000003;3.0194000000000001;0.001;1.8722000000000001;0.1666;0.79600000000000004;1.4835;0.061400000000000003;0.26290000000000002;1.6483000000000001;0.60140000000000005;1.8729;0.54249999999999998;0.091200000000000003;0.065799999999999997;0.1542;
learning=60;600;
relearning=600;
max_interval=36500
fuzz=1
rollover=4
learn_ahead=1200
new_per_day=20
reviews_per_day=200
bury_siblings=1
order=0
');
CREATE TABLE reviews (  id INTEGER PRIMARY KEY AUTOINCREMENT,  card INTEGER NOT NULL REFERENCES cards (id),  at INTEGER NOT NULL, offset INTEGER NOT NULL,  grade INTEGER, duration INTEGER NOT NULL DEFAULT 0,  state INTEGER, elapsed INTEGER, interval INTEGER,  options INTEGER REFERENCES study_options (id),  undoes INTEGER REFERENCES reviews (id),  CHECK ((undoes IS NULL) = (grade IS NOT NULL)));
INSERT INTO reviews VALUES(1,67,1795255200,0,3,0,0,0,0,1,NULL);
CREATE TABLE progress (  what TEXT PRIMARY KEY,  block TEXT, fraction REAL NOT NULL, finished INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO progress VALUES('note:13','100263360b.paragraph.c427a6afec',4.0 / 7,0,1795222800);
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE passages (  id INTEGER PRIMARY KEY,  note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,  line INTEGER NOT NULL,  heading INTEGER NOT NULL,  text TEXT NOT NULL,  folded TEXT NOT NULL);
CREATE TABLE diagram_states (  what TEXT NOT NULL, diagram TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,  PRIMARY KEY (what, diagram)) WITHOUT ROWID;
CREATE TABLE blocks (  note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,  ordinal INTEGER NOT NULL,  place TEXT NOT NULL,  id TEXT NOT NULL,  kind TEXT NOT NULL, level INTEGER NOT NULL, line INTEGER NOT NULL, parent INTEGER NOT NULL,  words TEXT NOT NULL,  PRIMARY KEY (note, ordinal)) WITHOUT ROWID;
INSERT INTO blocks VALUES(13,0,'4eb474ac21.heading.3ac455b8f1','100263360b.heading.c706566506','heading',1,1,-1,'확산 모형의 원리');
INSERT INTO blocks VALUES(13,1,'4eb474ac21.paragraph.f36c8fbdeb','100263360b.paragraph.f36c8fbdeb','paragraph',0,3,0,'잡음을 조금씩 더하는 앞 과정은 배우지 않는다.');
INSERT INTO blocks VALUES(13,2,'4eb474ac21.paragraph.2d5d05ef99','4eb474ac21.paragraph.2d5d05ef99','paragraph',0,5,0,'새로 쓴 말이다.');
INSERT INTO blocks VALUES(13,3,'4eb474ac21.paragraph.c427a6afec','100263360b.paragraph.c427a6afec','paragraph',0,7,0,'거꾸로 가는 과정은 무엇을 맞히는가? :: 더해진 잡음');
INSERT INTO blocks VALUES(13,4,'44b4a8ac4b.heading.346c4061a3','100263360b.paragraph.346c4061a3','heading',2,9,0,'표본을 뽑는 법');
INSERT INTO blocks VALUES(13,5,'44b4a8ac4b.paragraph.cff2f917f6','100263360b.paragraph.cff2f917f6','paragraph',0,11,4,'한 걸음에 더할 잡음의 크기는 일정표가 정한다.');
CREATE TABLE overrides (  id INTEGER PRIMARY KEY AUTOINCREMENT,  note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,  kind TEXT NOT NULL,  block TEXT,  line INTEGER NOT NULL,  text TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,  value TEXT,  at INTEGER NOT NULL);
INSERT INTO overrides VALUES(1,13,'heading','100263360b.paragraph.346c4061a3',9,'표본을 뽑는 법','거꾸로 가는 과정은 무엇을 맞히는가? :: 더해진 잡음','한 걸음에 더할 잡음의 크기는 일정표가 정한다.',NULL,1795222700);
CREATE TABLE terms (  note INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,  key TEXT NOT NULL,  ko TEXT, en TEXT NOT NULL, acronym TEXT,  confident INTEGER NOT NULL, count INTEGER NOT NULL, line INTEGER NOT NULL,  PRIMARY KEY (note, key)) WITHOUT ROWID;
CREATE TABLE term_notes (  note INTEGER PRIMARY KEY REFERENCES notes (id) ON DELETE CASCADE, digest TEXT NOT NULL, reader INTEGER NOT NULL);
CREATE TABLE term_verdicts (key TEXT PRIMARY KEY, verdict INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX notes_digest ON notes (digest);
CREATE INDEX notes_topic ON notes (topic);
CREATE INDEX cards_note ON cards (note);
CREATE INDEX cards_origin ON cards (origin) WHERE note IS NULL;
CREATE INDEX cards_last ON cards (last);
CREATE INDEX cards_due ON cards (state, due) WHERE suggested = 0 AND suspended = 0 AND gone = 0;
CREATE INDEX cards_new ON cards (place) WHERE state = 0 AND suggested = 0 AND suspended = 0 AND gone = 0;
CREATE INDEX reviews_card ON reviews (card);
CREATE INDEX reviews_at ON reviews (at);
CREATE UNIQUE INDEX reviews_undoes ON reviews (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER reviews_stay BEFORE DELETE ON reviews BEGIN SELECT RAISE (ABORT, 'the review log only grows'); END;
CREATE TRIGGER reviews_hold BEFORE UPDATE ON reviews BEGIN SELECT RAISE (ABORT, 'the review log only grows'); END;
CREATE INDEX passages_note ON passages (note);
CREATE INDEX blocks_kept ON blocks (note) WHERE id <> place;
CREATE INDEX overrides_note ON overrides (note);
PRAGMA application_id = 1212828738;
PRAGMA user_version = 4;
