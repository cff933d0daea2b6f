import { expect, test } from 'vitest';
import { expected, lines, readPython, readTypeScript } from './read-text.ts';

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

test('generators give their loops what they hand out, in both languages; a context gives its value', () => {
  const python = readPython(`
from contextlib import contextmanager
def tiers():
    for tier in ("raw", "gold"):
        yield tier, tier.upper()
    yield from [("last", "LAST")]
for tier, label in tiers():
    aws.s3.Bucket(tier, tags={"label": label})
@contextmanager
def zone(name):
    yield aws.s3.Bucket(name)
with zone("own") as bucket:
    aws.s3.BucketObject("o", bucket=bucket.id)`);
  expect(lines(python)).toEqual(
    expected([
      'aws:s3:Bucket raw',
      'aws:s3:Bucket gold',
      'aws:s3:Bucket last',
      'aws:s3:Bucket own',
      'aws:s3:BucketObject o',
      'o -> own (input)',
    ]),
  );
  const typescript = readTypeScript(
    'function* names() { yield "a"; yield* ["b", "c"]; }\nfor (const n of names()) new aws.sns.Topic(n);',
  );
  expect(namesOf(typescript)).toEqual(['a', 'b', 'c']);
});

test('a decorator of the program is given the function: it may keep it for later, or give another in its place', () => {
  const facts = readPython(
    `
from registry import register, build, named
@register("logs")
def logs(name):
    aws.s3.Bucket(name)
@named("twice")
def topic(name):
    aws.sns.Topic(name)
build("shop")
topic()`,
    {
      'registry.py': `
import functools
KNOWN = {}
def register(key):
    def keep(function):
        KNOWN[key] = function
        return function
    return keep
def build(prefix):
    for key, function in KNOWN.items():
        function(f"{prefix}-{key}")
def named(name):
    def outer(function):
        @functools.wraps(function)
        def inner():
            function(name)
            function(name + "-more")
        return inner
    return outer`,
    },
  );
  expect(namesOf(facts)).toEqual(['shop-logs', 'twice', 'twice-more']);
});

test('a program may put folders on the path of its imports', () => {
  const facts = readPython(
    `
import os, sys
sys.path.append(os.path.join(os.path.dirname(__file__), "lib"))
sys.path.insert(0, "../shared")
from buckets import make
from topics import topic
make("raw")
topic("t")`,
    {
      'lib/buckets.py': 'import pulumi_aws as aws\ndef make(name):\n    return aws.s3.Bucket(f"b-{name}")\n',
      '../shared/topics.py': 'import pulumi_aws as aws\ndef topic(name):\n    return aws.sns.Topic(name)\n',
    },
  );
  expect(namesOf(facts)).toEqual(['b-raw', 't']);
});

test('of a switch over what only the run tells the first case counts as taken, as of any test', () => {
  const facts = readTypeScript(
    'switch (config.require("kind")) { case "a": { new aws.sns.Topic("first"); break; } case "b": new aws.sns.Topic("second"); break; default: new aws.sns.Topic("other"); }\nswitch ("b") { case "a": new aws.sns.Topic("never"); break; case "b": new aws.sns.Topic("known"); break; }',
  );
  expect(namesOf(facts)).toEqual(['first', 'known']);
});

test('the class that is being made names itself, and a text comes apart at its lines', () => {
  const typescript = readTypeScript(
    'class Base extends pulumi.ComponentResource { constructor(n: string) { super("shop:base:" + new.target.name, n); } }\nclass Own extends Base {}\nnew Own("own");',
  );
  expect(typescript.resources.map(({ type }) => type)).toEqual(['shop:base:Own']);
  const python = readPython('for name in """\nraw\ngold\n""".strip().splitlines():\n    aws.s3.Bucket(name)');
  expect(namesOf(python)).toEqual(['raw', 'gold']);
});
