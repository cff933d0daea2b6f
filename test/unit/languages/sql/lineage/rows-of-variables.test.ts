import { expect, test } from 'vitest';
import { lineageOf } from './lineage-of.ts';

test('a variable that holds a row gives its columns, of whichever query filled it', () => {
  const { columns, unresolved } = lineageOf(
    'postgres',
    `DO $$
DECLARE r record;
BEGIN
  IF random() > 0.5 THEN SELECT a.x, a.y AS n INTO r FROM a; ELSE SELECT b.x, b.m AS n INTO r FROM b; END IF;
  INSERT INTO o (x, n) VALUES (r.x, r.n);
  SELECT * INTO r FROM c;
  INSERT INTO p (z) VALUES (r.z);
END $$`,
  );
  expect(columns).toEqual(['o.n <- a.y, b.m rename', 'o.x <- a.x, b.x identity', 'p.z <- c.z identity']);
  expect(unresolved).toEqual([]);
});

const body = 'BEGIN INSERT INTO log (was, is_now) VALUES (OLD.v, NEW.v); RETURN NEW; END';

test('the rows that a function of triggers sees are those of their tables', () => {
  const both = lineageOf(
    'postgres',
    `CREATE FUNCTION f() RETURNS trigger AS $$ ${body} $$ LANGUAGE plpgsql;
CREATE TRIGGER t1 AFTER UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER t2 AFTER UPDATE ON b FOR EACH ROW EXECUTE FUNCTION f();`,
  );
  expect(both.columns).toEqual(['log.is_now <- a.v, b.v rename', 'log.was <- a.v, b.v rename']);
  expect(both.reads).toEqual(['a', 'b']);
});

test('where no trigger is told, nobody knows whose rows they are, and that is told', () => {
  const { columns, unresolved } = lineageOf(
    'postgres',
    `CREATE FUNCTION f() RETURNS trigger AS $$ ${body} $$ LANGUAGE plpgsql`,
  );
  expect(columns).toEqual(['log.is_now <-  unknown', 'log.was <-  unknown']);
  expect(unresolved).toEqual(['ambiguous-column v']);
});
