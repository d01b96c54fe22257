// One query a line. Values first: what the engines do with numbers, texts, lists, maps and null.
RETURN 1 < 2 AS a, 1 = 1.0 AS b, 'a' < 'b' AS c, null = null AS d, 1 <> null AS e, [1, 2] = [1, 2] AS f, {a: 1} = {a: 1} AS g, true < false AS h
RETURN 1 / 2 AS a, 1 / 2.0 AS b, -5 % 3 AS c, 1 + 1.5 AS d, 'a' + 1 AS e, [1] + [2] AS f, 1 / 0 AS g, 1.0 / 0 AS h, 0.0 / 0 AS i, 7 % 0 AS j, 5.5 % 2 AS k
RETURN 1 + null AS a, null AND false AS b, null OR true AS c, NOT null AS d, true XOR null AS e, null IN [] AS f, 2 IN [1, null] AS g, 'a' + null AS h
RETURN abs(-1) AS a, ceil(1.2) AS b, floor(-1.5) AS c, round(2.5) AS d, round(-1.5) AS e, sign(-3) AS f, toInteger(1.9) AS g, toFloat(1) AS h, toInteger(1e30) AS i
RETURN toString(1) AS a, toString(true) AS b, toString('x') AS c, toString(date('2024')) AS d, toString(null) AS e
RETURN toUpper('đà nẵng') AS a, toLower('ĐÀ NẴNG') AS b, reverse('đà') AS c, size('đà nẵng') AS d, left('đà nẵng', 2) AS e, right('đà nẵng', 2) AS f
RETURN substring('đà nẵng', 1, 3) AS a, substring('đà nẵng', 3) AS b, replace('đà', 'à', 'a') AS c, split('a,b,,c', ',') AS d, split('', ',') AS e
RETURN size('😀a') AS a, left('😀a', 1) AS b, reverse('😀a') AS c, toUpper('straße') AS d, substring('abc', 5) AS e, left('abc', 10) AS f
RETURN head([1, 2]) AS a, last([1, 2]) AS b, tail([1, 2]) AS c, head([]) AS d, range(1, 5) AS e, range(5, 1, -2) AS f, reverse([1, 2]) AS g
RETURN [1, 2, 3][0] AS a, [1, 2, 3][-1] AS b, [1, 2, 3][5] AS c, [1, 2, 3][0..2] AS d, [1, 2, 3][1..] AS e, [1, 2, 3][-2..] AS f, [1, 2, 3][2..1] AS g
RETURN [x IN [1, 2, 3] WHERE x > 1 | x * 2] AS a, any(x IN [1, null] WHERE x > 1) AS b, all(x IN [] WHERE x > 1) AS c, none(x IN [null] WHERE x = 1) AS d
RETURN single(x IN [1, 2] WHERE x > 1) AS a, reduce(s = 0, x IN [1, 2, 3] | s + x) AS b, reduce(s = '', x IN ['a', 'b'] | s + x) AS c
RETURN 'abc' =~ 'a.*' AS a, 'ABC' =~ '(?i)abc' AS b, 'Đà' =~ '(?i)đà' AS c, 'abc' =~ 'b' AS d, null =~ 'a' AS e, 'a' =~ '[a-c]{1,2}' AS f, 'a.b' =~ 'a\\.b' AS g
RETURN 'abc' CONTAINS 'b' AS a, 'abc' STARTS WITH '' AS b, 'abc' ENDS WITH 'c' AS c, null CONTAINS 'a' AS d, NOT (null STARTS WITH 'a') AS e
RETURN coalesce(null, 1) AS a, CASE WHEN null THEN 1 ELSE 2 END AS b, CASE 1 WHEN 1.0 THEN 'x' ELSE 'y' END AS c, CASE 5 WHEN 1 THEN 'a' END AS d
RETURN {b: 1, a: {c: [1, 2]}} AS a, {a: 1}.a AS b, {a: 1}.z AS c, {a: 1}['a'] AS d, {a: null} AS e, {`tên`: 'x'} AS f, size(keys({a: 1, b: 2})) AS g
RETURN 1 < 2 < 3 AS a, 1 = 1 = 1 AS b, 2 <= 2 AND 3 >= 4 AS c, NOT true = false AS d, 1 + 2 * 3 AS e, 10 - 3 - 2 AS f, 12 / 3 / 2 AS g, - - 1 AS h
RETURN 'it\'s "q" \\ \n \t \u0111' AS a, "đ" AS `một cột`, $quoted AS b, $map AS c, $map.status AS d, $ids AS e, $least + 1 AS f
RETURN date('2025-01-31') AS a, date('2025-01-31').month AS b, date('2025-01-01') < date('2025-02-01') AS c, date('2024') = date('2024-01-01') AS d, date(null) AS e
RETURN 0x1F AS a, 1e3 AS b, .5 AS c, 9007199254740992 AS d, -9007199254740992 AS e, 0.1 + 0.2 AS f
// Aggregation.
UNWIND [1, 2, 3, null] AS x RETURN sum(x) AS a, avg(x) AS b, min(x) AS c, max(x) AS d, count(x) AS e, collect(x) AS f, count(*) AS g
UNWIND [0.1, 0.7, 0.3, 1e16, -1e16] AS x RETURN sum(x) AS a, avg(x) AS b
UNWIND [] AS x RETURN sum(x) AS a, avg(x) AS b, min(x) AS c, count(x) AS d, collect(x) AS e
UNWIND [1, 1, 2] AS x RETURN sum(DISTINCT x) AS a, count(DISTINCT x) AS b, collect(DISTINCT x) AS c
UNWIND [3, null, 1] AS x RETURN x ORDER BY x DESC
UNWIND ['b', 'B', 'a', 'á', 'Đ', 'đ', '😀', '｡'] AS x RETURN x ORDER BY x
UNWIND [[1, 2], [1], null, []] AS x RETURN x ORDER BY x
UNWIND [{a: 1}, {a: 1}, {a: 2}] AS x RETURN x, count(*) AS c
UNWIND [1, 2, 3] AS x WITH x WHERE x > 1 WITH collect(x) AS l RETURN l, size(l) AS s, [y IN l | y * 2] AS d
RETURN 1 AS a UNION RETURN 1 AS a
RETURN 1 AS a UNION ALL RETURN 1 AS a UNION ALL RETURN 2 AS a
WITH 1 AS x, 'a' AS y RETURN *
// Nodes and their properties, those that the embedded engine makes up by itself among them.
MATCH (n) RETURN labels(n)[0] AS label, count(*) AS c
MATCH (n) RETURN count(n.name) AS a, count(n.title) AS b, count(DISTINCT n.kind) AS c, count(n.type) AS d, count(n.label) AS e
MATCH (n) WHERE n.name IS NULL RETURN labels(n) AS l, count(*) AS c
MATCH ()-[r]->() RETURN count(r.type) AS a, count(r.id) AS b, count(r.title) AS c, count(r.claim_id) AS d, count(r.start) AS e
MATCH (n:Article) WHERE n.title ENDS WITH '77' RETURN n, n.name AS x, n.type AS y
MATCH (n) WHERE n.kind STARTS WITH '' RETURN labels(n)[0] AS l, n.kind AS k, count(*) AS c
MATCH (n) WHERE NOT n.kind STARTS WITH 't' RETURN labels(n)[0] AS l, count(*) AS c
MATCH (n) WHERE (n.kind STARTS WITH 't') IS NULL RETURN labels(n)[0] AS l, count(*) AS c
MATCH (n) WHERE NOT (n.kind CONTAINS 'h' OR n.name ENDS WITH '7') RETURN labels(n)[0] AS l, count(*) AS c
MATCH (n) WHERE n.kind <> 'tỉnh' RETURN labels(n)[0] AS l, count(*) AS c
MATCH (n) WHERE NOT n.kind IN ['tỉnh', 'cầu'] RETURN n.kind AS k, count(*) AS c
MATCH (n:Locality|Project) WHERE n.lat > 20 OR n.kind = 'cầu' RETURN n.id AS i
MATCH (n) WHERE n:Official OR n:Event RETURN count(*) AS c
MATCH (n:Locality) WHERE 10 < n.lat < 12 RETURN n.name AS x, n.lat AS lat
MATCH (n:Locality {id: $id}) RETURN n
MATCH (n {id: $id}) RETURN n.name AS x, n['lat'] AS y
MATCH (n) WHERE n.id IN $ids RETURN n ORDER BY n.name DESC
MATCH (n:Locality) WHERE n.name = $name RETURN n.id AS i, n.aliases AS a
MATCH (n:Organization) WHERE n.name =~ $prefix AND n.kind IS NULL RETURN count(*) AS c
MATCH (n) UNWIND keys(n) AS k RETURN labels(n)[0] AS l, k, count(*) AS c
MATCH ()-[r]->() UNWIND keys(r) AS k RETURN type(r) AS t, k, count(*) AS c
MATCH (n:Official) WHERE 'titles' IN keys(n) AND n.id STARTS WITH 'a' RETURN n.id AS i, size(keys(n)) AS k
MATCH (n:Locality) WHERE n.lat < 8.2 RETURN properties(n) AS p, n {.id, .name, at: {lat: n.lat}} AS m
MATCH (n:Locality) RETURN n.name AS x ORDER BY x SKIP 3 LIMIT $rows
MATCH (n:Event) RETURN n.name LIMIT 4
MATCH (n) RETURN n LIMIT 3
MATCH (n:Event) RETURN DISTINCT n.held_on ORDER BY n.held_on DESC
MATCH (n:Official) WHERE n.name STARTS WITH 'Lý Văn' RETURN n.name AS name, count(*) AS c, collect(n.id) AS ids
MATCH (n:Official) UNWIND n.titles AS t RETURN t, count(*) AS c
// Relationships, hops and paths.
MATCH (a)-[r]->(b) RETURN type(r) AS t, labels(a)[0] AS a, labels(b)[0] AS b, count(*) AS c
MATCH (a)-[r]->(b) RETURN type(r) AS t, min(r.date) AS x, max(r.said_on) AS y, count(r.amount_vnd) AS z, sum(r.amount_vnd) AS w, avg(r.amount) AS v
MATCH (a)--(b) RETURN count(*) AS c
MATCH (a:Locality)<-->(b:Project) RETURN count(*) AS c
MATCH (a)-[r {status: 'done'}]->(b) WHERE r.amount > 1000 RETURN type(r) AS t, count(*) AS c
MATCH (a)-[r]->(b) WHERE r.amount = 12000000000 RETURN type(r) AS t, count(*) AS c, collect(DISTINCT r.amount_text) AS x
MATCH (a)-[r]->(b) WHERE r.date STARTS WITH '2024' OR r.date IS NULL AND NOT r.status IN ['planned'] RETURN count(*) AS c
MATCH (a)-[r]->(b) WHERE date(r.date) >= date('2024-06-01') RETURN r.date AS d, date(r.date).year AS y, count(*) AS c
MATCH (a)-[r]->(b) WHERE any(f IN r.fields WHERE f STARTS WITH 'du') RETURN type(r) AS t, count(*) AS c
MATCH (a:Locality {id: $id})-[r]-(b) RETURN a, r, b LIMIT 7
MATCH (a:Locality {id: $id})-[r]-(b) RETURN startNode(r).id AS s, endNode(r).id AS e, startNode(r) = a AS f, type(r) AS t
MATCH (a:Locality {id: $id})-[r]-(b) RETURN collect(r) AS r, collect(DISTINCT b) AS b
MATCH (a:Locality {id: $id})-[:PART_OF*1..3]-(c) RETURN c.id AS c, count(*) AS n
MATCH (a:Locality {id: $id})-[:PART_OF*0..1]-(c) RETURN c.id AS c
MATCH (a:Locality {id: $id})-[:COOPERATES_WITH*2]-(c) RETURN c.id AS c, count(*) AS n
MATCH (a:Locality)-[:MERGED_INTO*]->(c) RETURN a.id AS a, c.id AS c
MATCH (a:Locality {id: $id})-[r:PART_OF|COOPERATES_WITH*1..2]-(c) RETURN [x IN r | x.claim_id] AS r, size(r) AS s ORDER BY s DESC, c.id LIMIT 20
MATCH p = (a:Locality {id: $id})-[:PART_OF*1..2]-(c) WHERE all(x IN relationships(p) WHERE x.status <> 'planned') RETURN length(p) AS l, [n IN nodes(p) | n.id] AS n
MATCH p = (a:Official)-[:SIGNED]->(x:Agreement)<-[:PARTY_TO]-(l) WHERE a.id STARTS WITH 'b' RETURN p LIMIT 5
MATCH p = (a:Locality {id: $id}) RETURN p, length(p) AS l
MATCH (a:Locality {id: 'vn/tinh-3'}), (b:Locality {id: 'vn/tinh-90'}) MATCH p = shortestPath((a)-[*..8]-(b)) RETURN p
MATCH (a:Locality {id: 'vn/tinh-3'}), (b:Locality {id: 'vn/tinh-90'}) MATCH p = allShortestPaths((a)-[:COOPERATES_WITH|PART_OF*..8]-(b)) RETURN p
MATCH p = shortestPath((a:Locality {id: $id})-[r:COOPERATES_WITH|PART_OF*]-(b:Locality)) WHERE b.lat < 9 RETURN b.id AS b, [x IN r | x.claim_id] AS by
MATCH p = shortestPath((:Locality {id: $id})-[*..6]->(b:Agreement)) RETURN b.id AS b, length(p) AS l ORDER BY l, b LIMIT 30
MATCH (a:Locality)-[r1:SUPPORTED]->(b)<-[r2:SUPPORTED]-(c) RETURN a.id AS a, b.id AS b, c.id AS c ORDER BY a LIMIT 25
MATCH (a)-[r1:SUPPORTED]->(b), (a)-[r2:SUPPORTED]->(c) RETURN count(*) AS c
MATCH (a)-[r1:SUPPORTED]->(b) MATCH (a)-[r2:SUPPORTED]->(c) RETURN count(*) AS c
MATCH (a)-[r]->(a) RETURN count(*) AS c
// Optional, existence, counts, subqueries.
OPTIONAL MATCH (n:Locality {id: 'nope'}) RETURN n, n.name AS x, labels(n) AS l
MATCH (n:Locality) OPTIONAL MATCH (n)-[r:FUNDS]-(m) WHERE r.amount > 1e9 RETURN n.id AS n, count(r) AS r, count(DISTINCT m) AS m, sum(r.amount) AS s, collect(m.id) AS c
MATCH (n:Official) WHERE n.id STARTS WITH 'd' OPTIONAL MATCH (n)-[:SIGNED]->(x) OPTIONAL MATCH (x)<-[:PARTY_TO]-(y) RETURN n.id AS n, x.id AS x, y.id AS y
MATCH (n:Locality) WHERE (n)-[:FUNDS]-() AND NOT (n)-[:INVESTS_IN]-() RETURN n.id AS x
MATCH (n:Locality) WHERE EXISTS { (n)-[r:FUNDS]-() WHERE r.amount > 1e10 } OR n.lat > 22.9 RETURN n.id AS x
MATCH (n:Locality) WHERE COUNT { (n)-[:SUPPORTED]->() } > 9 RETURN n.id AS x, COUNT { (n)--(:Article) } AS c
MATCH (n:Locality) WHERE n.lat < 9 RETURN n.id AS x, (n)-[:FUNDS]-() AS f, size([(n)-[:SUPPORTED]->(m) | m.id]) AS s
MATCH (n:Locality) WHERE n.lat < 9 CALL { WITH n MATCH (n)-[r]-(m) RETURN m.id AS x ORDER BY m.id DESC LIMIT 2 } RETURN n.id AS i, x
MATCH (n:Locality) WHERE n.lat < 9 CALL (n) { MATCH (n)-[:FUNDS]-(m) RETURN m UNION MATCH (n)-[:PART_OF]-(m) RETURN m } RETURN n.id AS i, m.id AS j
MATCH (n:Locality) WHERE n.lat < 9 CALL (n) { OPTIONAL MATCH (n)-[r:FUNDS]-(m) RETURN collect(m.id) AS x, avg(r.amount) AS a } RETURN n.id AS i, x, a
CALL { MATCH (n:Locality) RETURN n.id AS x LIMIT 2 UNION MATCH (n:Project) RETURN n.id AS x ORDER BY x DESC LIMIT 2 } RETURN x
MATCH (n:Locality) WITH n, n.lat AS lat ORDER BY lat DESC LIMIT 3 MATCH (n)-[r]-(m) RETURN n.id AS n, count(DISTINCT m) + 1 AS c, collect(m.id)[0..2] AS l
MATCH (n:Locality)-[r]-(m) WITH n, m ORDER BY m.id DESC WITH n, collect(m.id)[0..3] AS last WHERE n.lat < 9 RETURN n.id AS n, last
MATCH (n:Locality)-[r]-() RETURN n.name AS x, count(r) AS d ORDER BY count(r) DESC, n.name LIMIT 5
MATCH (n:Locality)-[r]-(m) WITH n.kind AS k, m:Official AS o, collect(DISTINCT r.status) AS s, sum(r.amount) / count(r.amount) AS a RETURN *
MATCH (start:Locality)-[show:PART_OF]->(end) WHERE start.lat < 9 RETURN start.id AS `from`, end.id AS `đến`, show.status AS `order` ORDER BY `order`, `from`
MATCH (n) RETURN CASE WHEN n:Locality THEN 'L' WHEN n:Official THEN 'O' ELSE labels(n)[0] END AS k, count(*) AS c
MATCH (a:Locality)-[r]-(b:Locality) WHERE a.id < b.id RETURN a.name AS a, b.name AS b, collect(DISTINCT type(r)) AS t, count(DISTINCT r.article_id) AS n ORDER BY n DESC LIMIT 20
