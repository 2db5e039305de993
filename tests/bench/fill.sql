-- A year of @N@ issues, as the program writes imported ones: closed off but for exactly 50, which are overdue; three in a hundred
-- late. 20 stations and 60 departments are there. Indexes are made afterwards: that is many times faster.
PRAGMA journal_mode=OFF;
PRAGMA synchronous=OFF;
PRAGMA temp_store=MEMORY;
PRAGMA cache_size=-262144;
CREATE TEMP TABLE made AS SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL;
CREATE TEMP TABLE one AS SELECT strftime('%s', '2024-01-01T00:00:00+08:00') + 0 AS start, (SELECT min(id) FROM station) AS s,
	(SELECT min(id) FROM department WHERE level = 'district') AS d, (SELECT min(id) FROM department WHERE level = 'city') AS c,
	(SELECT max(seq) FROM event) AS e, 253402300799 AS never;
CREATE TEMP TABLE title AS SELECT column1 AS text FROM (VALUES ('楼道路灯不亮'), ('污水管网堵塞外溢'), ('占道停车堵塞消防通道'),
	('小区屋面渗漏'),
	('建筑垃圾长期堆放'), ('餐饮油烟直排扰民'), ('独居老人助餐点停办'), ('电梯频繁停运'), ('井盖破损'), ('夜间施工噪声'));
-- All that is known of an issue: when it was raised (09:00 of a day), the due, done and closed moments, how it was routed.
CREATE TEMP TABLE plan AS
WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @N@)
SELECT i, i % 20 AS place, i / 20 + 1 AS serial, (i * 7919) % 60 AS body, start + (i * 350 / @N@) * 86400 + 32400 AS raised,
	start + (i * 350 / @N@ + 4) * 86400 - 1 AS due, i % (@N@ / 50) = 7 AS stands, (i * 31) % 100 < 3 AS late,
	CASE WHEN i % 10 < 7 THEN 'solo' WHEN i % 10 < 9 THEN 'joint' ELSE 'transfer' END AS list FROM n, one;
CREATE TEMP VIEW fact AS
SELECT plan.*, raised + CASE WHEN late THEN 7 ELSE 2 END * 86400 + 28800 AS done, i + 1 + e AS ev, one.* FROM plan, one;
BEGIN;
@DROP@
INSERT INTO event (seq, recorded_at, at, actor, program, command, issue_id, args, decided, reason)
SELECT ev, done, done, 'bench', 'hl-issue', 'case', i + 1, json_object('ref', printf('B%08d', i), 'station', station.code,
	'title', title.text, 'raised', strftime('%Y-%m-%dT%H:%M:%S+08:00', raised + 28800, 'unixepoch'),
	'departments', department.code, 'closed', strftime('%Y-%m-%dT%H:%M:%S+08:00', done + 28800, 'unixepoch'), 'list', list),
	json_object('number', printf('%s-2024-%04d', station.code, serial)), 'bench'
FROM fact JOIN title ON title.rowid = i % 10 + 1 JOIN station ON station.id = place + s JOIN department ON department.id = body + d;
INSERT INTO issue (id, station_id, year, serial, ref, title, raised, state, list, dispatched, closed, closed_event, last, fresh,
	fresh_event, imported, event)
SELECT i + 1, place + s, 2024, serial, printf('B%08d', i), text, raised, iif(stands, 'dispatched', 'closed'), list, raised,
	iif(stands, NULL, done), iif(stands, NULL, ev), iif(stands, raised, done), raised, ev, 1, ev
FROM fact JOIN title ON title.rowid = i % 10 + 1;
-- k 0: who handles it; 1: the second of a joint one, the city department of a transfer
CREATE TEMP VIEW part AS
SELECT fact.*, k.value AS k, iif(k.value = 1 AND list = 'transfer', i % 5 + c, (body + k.value * 13) % 60 + d) AS who,
	CASE WHEN list = 'solo' THEN 'sole' WHEN list = 'joint' THEN 'assist' WHEN k.value = 0 THEN 'lead' ELSE 'city' END AS role
FROM fact, (SELECT 0 AS value UNION ALL SELECT 1) AS k WHERE k.value = 0 OR list <> 'solo';
INSERT INTO assignment (issue_id, department_id, role, since, until, done_from, done_event, until_event, event)
SELECT i + 1, who, role, raised, iif(stands, never, done), raised, ev, iif(stands, 0, ev), ev FROM part;
INSERT INTO feedback (issue_id, department_id, kind, at, event)
SELECT i + 1, who, 'done', done, ev FROM part WHERE role <> 'city' AND NOT (stands AND k = 0);
-- a joint issue that stands has one who has fed back: one deadline each stands
INSERT INTO deadline (issue_id, department_id, kind, opened, due, met, ended, event, number_key)
SELECT i + 1, who, 'dispatch', raised, due, iif(stands AND k = 0, never, done), iif(stands AND k = 0, never, done), ev,
	printf('%s 2024%07d', station.code, serial) FROM part JOIN station ON station.id = place + s WHERE role <> 'city';
INSERT INTO credit (year, department_id, rule, at, known, issue_id, event)
SELECT 2024 + (done >= strftime('%s', '2025-01-01T00:00:00+08:00') + 0), who, iif(role = 'sole', 'solo', list), done, done, i + 1, ev
FROM part WHERE role <> 'city' AND NOT stands;
COMMIT;
