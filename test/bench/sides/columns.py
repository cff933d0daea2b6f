"""Anchor: the columns that each query gives by sqlglot's lineage, one JSON line a file, as sides/columns.ts gives them."""

import json
import logging
import sys
import time
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.lineage import lineage

given = json.loads(sys.argv[1])
logging.disable(logging.WARNING)
sys.setrecursionlimit(10_000)
root = Path(given["root"])
paths = [path for path in Path(given["files"]).read_text().split("\n") if path]


def query_of(statement):
    """The query that a statement is, or that the table or view which it makes is filled with."""
    if isinstance(statement, exp.Query):
        return statement
    if isinstance(statement, exp.Create) and statement.kind in ("TABLE", "VIEW"):
        return statement.expression if isinstance(statement.expression, exp.Query) else None
    return None


def leaves_of(node):
    """Columns of tables that a column comes from, each as table.column."""
    found = set()
    for one in node.walk():
        if one.downstream or not isinstance(one.expression, exp.Table):
            continue
        table = ".".join(part.name for part in one.expression.parts if part.name)
        found.add(f"{table}.{one.name.split('.')[-1]}".lower().replace("`", "").replace('"', ""))
    return sorted(found)


def columns_of(text):
    statements = [one for one in sqlglot.parse(text, read=given["dialect"]) if one is not None]
    query = query_of(statements[-1]) if statements else None
    if query is None:
        return None
    nodes = lineage(None, query, schema={}, dialect=given["dialect"], copy=False)
    return {name.lower(): leaves_of(node) for name, node in nodes.items() if name != "*"}


started = time.perf_counter()
lines, columns = [], 0
for path in paths:
    try:
        found = columns_of((root / path).read_text())
        ok = found is not None
    except (sqlglot.errors.SqlglotError, RecursionError, ValueError, KeyError, AttributeError):
        found, ok = None, False
    columns += len(found or {})
    lines.append(json.dumps({"path": path, "ok": ok, "columns": found or {}}))
Path(given["to"]).write_text("\n".join(lines))
print(json.dumps({"files": len(paths), "columns": columns, "seconds": time.perf_counter() - started}))
