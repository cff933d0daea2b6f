"""Anchor: the tables that each file reads and writes by sqlglot, one JSON line a file, as sides/tables.ts gives them."""

import json
import logging
import sys
import time
from pathlib import Path

import sqlglot
from sqlglot import exp

given = json.loads(sys.argv[1])
logging.disable(logging.WARNING)
root = Path(given["root"])
paths = [path for path in Path(given["files"]).read_text().split("\n") if path]


def name_of(table):
    return ".".join(part.name for part in table.parts if part.name).lower()


def target_of(statement):
    """The table that a statement changes, if it changes one."""
    if isinstance(statement, (exp.Create, exp.Insert, exp.Update, exp.Delete, exp.Merge)):
        this = statement.this
        if isinstance(this, exp.Schema):
            this = this.this
        return this if isinstance(this, exp.Table) else None
    return None


def is_temporary(statement):
    if not isinstance(statement, exp.Create):
        return False
    properties = statement.args.get("properties")
    return properties is not None and any(isinstance(one, exp.TemporaryProperty) for one in properties.expressions)


class NotParsed(Exception):
    """sqlglot kept the text of a statement instead of parsing it."""


def is_name_of_cte(table):
    """Whether a table without a qualifier is one of the CTEs that the queries around it declare."""
    if table.args.get("db") is not None:
        return False
    name = table.name.lower()
    around = table.parent
    while around is not None:
        declared = around.args.get("with_") or around.args.get("with")
        if declared is not None and any(cte.alias.lower() == name for cte in declared.expressions):
            return True
        around = around.parent
    return False


def tables_of(text):
    reads, writes, temporary = set(), set(), set()
    for statement in sqlglot.parse(text, read=given["dialect"]):
        if statement is None:
            continue
        if isinstance(statement, exp.Command):
            raise NotParsed
        target = target_of(statement)
        if isinstance(statement, exp.Create) and statement.kind in ("TABLE", "VIEW") and is_temporary(statement):
            temporary.add(name_of(target))
        elif target is not None and (not isinstance(statement, exp.Create) or statement.kind in ("TABLE", "VIEW")):
            writes.add(name_of(target))
        for table in statement.find_all(exp.Table):
            if table is target or isinstance(table.parent, exp.UserDefinedFunction):
                continue
            if not isinstance(table.this, exp.Identifier) or is_name_of_cte(table):
                continue
            reads.add(name_of(table))
    return sorted(reads - temporary), sorted(writes - temporary)


started = time.perf_counter()
lines, parsed = [], 0
for path in paths:
    try:
        reads, writes = tables_of((root / path).read_text())
        parsed += 1
        lines.append(json.dumps({"path": path, "ok": True, "reads": reads, "writes": writes}))
    except (sqlglot.errors.SqlglotError, RecursionError, NotParsed):
        lines.append(json.dumps({"path": path, "ok": False, "reads": [], "writes": []}))
Path(given["to"]).write_text("\n".join(lines))
print(json.dumps({"files": len(paths), "parsed": parsed, "seconds": time.perf_counter() - started}))
