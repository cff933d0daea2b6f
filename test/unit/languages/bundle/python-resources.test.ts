import { expect, test } from 'vitest';
import { bundleOf, taskOf } from './bundle-of.ts';

const ROOT = `bundle: {name: b}
python: {resources: ['tools.make:load']}
variables: {area: {default: west}}
targets: {lab: {default: true}, live: {}}
`;

/** A bundle whose jobs are made by a function `load` with the given body, after the given lines of its module. */
const made = (module: string, body: string, files: Readonly<Record<string, string>> = {}) =>
  bundleOf({
    'databricks.yml': ROOT,
    'tools/make.py': `from databricks.bundles.core import *\nfrom databricks.bundles.jobs import Job, Task, NotebookTask\n${module}\n\ndef load(bundle):\n${body.replaceAll(/^(?=.)/gm, '    ')}\n`,
    'nb/one.py': '',
    'nb/two.py': '',
    ...files,
  });

test('objects of the modules of a package are its resources, under the names they have there', () => {
  const facts = made('', 'return load_resources_from_package_module(parts)', {
    'tools/make.py':
      'from databricks.bundles.core import load_resources_from_package_module\nimport parts\n\ndef load(bundle):\n    return load_resources_from_package_module(parts)\n',
    'parts/__init__.py': '',
    'parts/daily.py': `from databricks.bundles.jobs import Job
from .pieces import step

daily = Job.from_dict({"name": "in \${var.area}", "tasks": [step, {"task_key": "b", "notebook_task": {"notebook_path": "nb/two"}, "depends_on": [{"task_key": "a"}]}]})
`,
    'parts/pieces.py': `from databricks.bundles.jobs import NotebookTask, Task

step = Task(
    task_key="a",
    notebook_task=NotebookTask(notebook_path="nb/one.py", base_parameters={"x": "1"}),
)
`,
  });
  expect(facts.jobs.map(({ key, name, declared }) => ({ key, name, declared }))).toEqual([
    { key: 'daily', name: 'in west', declared: { file: 'parts/daily.py', lines: [4, 4] } },
  ]);
  expect(taskOf(facts, 'a')).toMatchObject({
    runs: { to: 'file', name: 'nb/one.py' },
    parameters: { x: '1' },
  });
  expect(taskOf(facts, 'b')).toMatchObject({ runs: { to: 'file', name: 'nb/two.py' }, dependsOn: ['a'] });
  expect(facts.unresolved).toEqual([]);
});

test('a loop adds a resource for each element, through functions and comprehensions', () => {
  const facts = made(
    `NAMES = ["one", "two"]

def task(name, *, note="n"):
    return Task(task_key=f"{name}_{note}", notebook_task=NotebookTask(notebook_path=f"nb/{name}.py"))
`,
    `resources = Resources()
for at, name in enumerate(NAMES):
    resources.add_job(f"job_{at}", Job(name=name.upper(), tasks=[task(other) for other in NAMES if other != name]))
return resources`,
  );
  expect(facts.jobs.map(({ key, name, tasks }) => [key, name, tasks.map((task) => task.key)])).toEqual([
    ['job_0', 'ONE', ['two_n']],
    ['job_1', 'TWO', ['one_n']],
  ]);
});

test('the target and the variables of the bundle are known to the program', () => {
  const facts = made(
    '@variables\nclass Variables:\n    area: Variable[str]\n',
    `resources = Resources()
if bundle.target == "live":
    resources.add_job("live_only", {"name": "no"})
else:
    resources.add_job(resource_name="lab_only", job={"name": bundle.resolve_variable(Variables.area)})
return resources`,
  );
  expect(facts.jobs.map(({ key, name }) => [key, name])).toEqual([['lab_only', 'west']]);
});

test('what only the run tells is left out and told', () => {
  const facts = made(
    'import os',
    `resources = Resources()
resources.add_job("j", Job(name=os.environ["WHO"], tasks=read_tasks()))
resources.add_job("k", build())
return resources`,
  );
  expect(facts.jobs.map(({ key, name, tasks }) => [key, name, tasks])).toEqual([['j', 'j', []]]);
  expect(facts.unresolved).toEqual([
    { where: 'bundle:python', what: 'j: os.environ["WHO"]', reason: 'computed' },
    { where: 'bundle:python', what: 'j: read_tasks()', reason: 'computed' },
    { where: 'bundle:python', what: 'k', reason: 'computed' },
  ]);
});

test('a function that is not there, and a program without end', () => {
  const named = (name: string): string => ROOT.replace('tools.make:load', name);
  const missing = bundleOf({ 'databricks.yml': named('gone:load') });
  expect(missing.unresolved).toEqual([{ where: 'bundle:python', what: 'gone:load', reason: 'missing-file' }]);
  const endless = made('def again(n):\n    return again(n + 1)', 'return again(0)');
  expect(endless.unresolved).toEqual([
    { where: 'bundle:python', what: 'tools.make:load', reason: 'computed' },
  ]);
});

test('values and loops that grow without end are left at that', () => {
  const lines = [
    's = "x"',
    'l = [1]',
    'for a in range(400):',
    '    s = f"{s}{s}"',
    '    l = l + l',
    '    l.extend(l)',
    'x = [a for a in range(500) for b in range(500) for c in range(500)]',
    'r = Resources()',
    'r.add_job("j", Job(name=s))',
    'return r',
  ];
  const { jobs, unresolved } = made('', lines.join('\n'));
  expect(jobs.map(({ name }) => name.length < 30_000)).not.toContain(false);
  expect(unresolved.length).toBeGreaterThan(0);
});

test('files of the bundle may say what is made', () => {
  const facts = made(
    'import glob, yaml\nfrom pathlib import Path\n',
    `resources = Resources()
for path in glob.glob("settings/*.yml"):
    with open(path) as source:
        said = yaml.safe_load(source)
    resources.add_job(said["key"], Job(name=said["title"], tasks=[Task.from_dict(one) for one in said["steps"]]))
more = yaml.safe_load(open("gone.yml").read())
return resources`,
    {
      'settings/one.yml':
        'key: first\ntitle: One\nsteps: [{task_key: a, notebook_task: {notebook_path: nb/one.py}}]',
      'settings/two.yml': 'key: second\ntitle: Two\nsteps: []',
    },
  );
  expect(facts.jobs.map(({ key, name, tasks }) => [key, name, tasks.length])).toEqual([
    ['first', 'One', 1],
    ['second', 'Two', 0],
  ]);
});
