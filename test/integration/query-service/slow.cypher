UNWIND range(1, 2000000000) AS x
WITH count(x) AS numbers
RETURN numbers
ORDER BY numbers
LIMIT $limit
