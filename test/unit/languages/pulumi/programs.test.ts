import { expect, test } from 'vitest';
import { readPython, readTypeScript } from './read-text.ts';

const namesOf = (facts: ReturnType<typeof readPython>): string[] => facts.resources.map(({ name }) => name);

test('a body with its test behind it runs once before the test counts', () => {
  const facts = readTypeScript(
    'let n = 2;\ndo { n--; new aws.sns.Topic(`t-«n»`); } while (n > 0);\ndo { new aws.sns.Topic("once"); } while (false);',
  );
  expect(namesOf(facts)).toEqual(['t-1', 't-0', 'once']);
});

test('what stands behind a loop that ends by itself is made; a case may have several values and a guard', () => {
  const facts = readPython(`
for kind in ["a", "b", "c"]:
    match kind:
        case "a" | "b" if kind != "b":
            aws.sns.Topic("first")
        case "b":
            aws.sns.Topic("second")
        case _:
            aws.sns.Topic("other")
else:
    aws.sns.Topic("done")`);
  expect(namesOf(facts)).toEqual(['first', 'second', 'other', 'done']);
});

test('named tuples, default dicts, partial functions and the name of a class are what they are in Python', () => {
  const facts = readPython(`
from collections import defaultdict, namedtuple
from functools import partial
Spec = namedtuple("Spec", "name, n")
found = defaultdict(list)
for spec in [Spec("a", 1), Spec(n=2, name="b")]:
    found[spec.n].append(spec.name)
make = partial(aws.sns.Topic, display_name="x")
for n, names in found.items():
    make(f"{n}-{names[0]}")
class Base(pulumi.ComponentResource):
    def __init__(self, name):
        super().__init__("octo:index:" + type(self).__name__, name)
class Own(Base):
    pass
Own("own")`);
  expect(facts.resources.map(({ name, type }) => `${type} ${name}`)).toEqual([
    'aws:sns:Topic 1-a',
    'aws:sns:Topic 2-b',
    'octo:index:Own own',
  ]);
});

test('tuples are keys of their own, and come out of a dictionary as tuples', () => {
  const facts = readPython(`
made = {}
for tier in ("raw", "gold"):
    for n in (1, 2):
        made[(tier, n)] = aws.s3.Bucket(f"{tier}-{n}")
for (tier, n), bucket in made.items():
    if (tier, n) in made and tier == "raw":
        aws.s3.BucketObject(f"o-{tier}-{n}", bucket=bucket.id)
aws.s3.BucketObject("last", bucket=made["gold", 1].id)`);
  expect(facts.dependencies.map(({ from, to }) => `${from.name} ${to.name}`)).toEqual([
    'o-raw-1 raw-1',
    'o-raw-2 raw-2',
    'last gold-1',
  ]);
});

test('what a value is an instance of is known where the program tells it', () => {
  const facts = readPython(`
class Base: pass
class Own(Base): pass
for at, value in enumerate([Own(), Base(), "text", 3, ["x"], {"k": 1}]):
    if isinstance(value, Own): aws.s3.Bucket(f"own-{at}")
    elif isinstance(value, Base): aws.s3.Bucket(f"base-{at}")
    elif isinstance(value, (str, list)): aws.s3.Bucket(f"text-{at}")
    elif isinstance(value, dict): aws.s3.Bucket(f"dict-{at}")`);
  expect(namesOf(facts)).toEqual(['own-0', 'base-1', 'text-2', 'text-4', 'dict-5']);
});
