import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadAllCommands } from '../../cli/commands/registry.ts';
import { sorts } from '../../cli/scaffolding/sorts.ts';
import { Environment } from '../../schemas/environment.ts';
import { Settings } from '../../schemas/settings.ts';

/** Pages for people; generated ones are held against their sources elsewhere, but their links lead somewhere too. */
const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /^(README|CONTRIBUTING|docs\/.*)\.md$/.test(path) && existsSync(path));
const written = pages.filter((path) => !path.startsWith('docs/generated/'));

interface Found {
  readonly page: string;
  readonly text: string;
}
const collect = (paths: readonly string[], pattern: RegExp): Found[] =>
  paths.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(pattern)].map(([, text]) => ({ page, text: String(text) })),
  );

test('there is a how-to for every way to add something', () => {
  const named = pages.map((path) => path.split('/').at(-1));
  for (const sort of Object.keys(sorts)) {
    const article = /^[aeiou]/.test(sort) ? 'an' : 'a';
    expect(named).toContain(`add-${article}-${sort}.md`);
    const page = readFileSync(`docs/how-to/add-${article}-${sort}.md`, 'utf8');
    expect(page).toContain(`./fresh new ${sort} `);
  }
});

test('every link leads to a file of the project', () => {
  const links = collect(pages, /\]\(([^)#\s]+)(?:#[^)]*)?\)/g).filter(({ text }) => !/^[a-z]+:/.test(text));
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter(({ page, text }) => !existsSync(normalize(join(dirname(page), text))))).toEqual([]);
});

test('every page of the how-tos and decisions can be found from the pages that one reads first', () => {
  const first = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md'];
  const reached = collect(first, /\]\(([^)#\s]+)\)/g).map(({ page, text }) =>
    normalize(join(dirname(page), text)),
  );
  const found = (path: string) => reached.some((it) => it === path || path.startsWith(`${it}/`));
  expect(written.filter((path) => !first.includes(path) && !found(path))).toEqual([]);
});

test('every path that is named is there', () => {
  const folders = globSync('*/').map((path) => path.replace(/\/$/, ''));
  const names = collect(written, /`([\w@.*<>/-]+)`/g).filter(({ text }) => {
    const [top = '', ...rest] = text.split('/');
    return folders.includes(top) && rest.length > 0;
  });
  expect(names.length).toBeGreaterThan(20);
  // A placeholder stands for any name: something must be there in its place.
  const missing = names.filter(({ text }) => globSync(text.replaceAll(/<[^>]+>|\bN\b/g, '*')).length === 0);
  expect(missing.filter(({ text }) => !text.startsWith('reports/'))).toEqual([]);
});

test('every command that is named exists, with the options that it is given', async () => {
  const commands = new Map((await loadAllCommands()).map((command) => [command.name, command]));
  const lines = collect(written, /\.\/fresh +([^`#\n]+)/g);
  expect(lines.length).toBeGreaterThan(30);
  for (const { page, text } of lines) {
    const [name = '', ...words] = text.trim().split(/\s+/);
    if (name.startsWith('<')) continue;
    const command = commands.get(name);
    expect(command, `${page}: ./fresh ${text}`).toBeDefined();
    const known = new Set([...Object.keys(command?.options ?? {}), 'json', 'help']);
    const options = words
      .filter((word) => /^--\w/.test(word))
      .map((word) => word.slice(2).split('=')[0] ?? '');
    expect(
      options.filter((option) => !known.has(option)),
      `${page}: ./fresh ${text}`,
    ).toEqual([]);
    const sort = words[0] ?? '';
    if (name === 'new' && /^[a-z]/.test(sort)) expect(Object.keys(sorts)).toContain(sort);
  }
});

test('every command is in the README', async () => {
  const readme = readFileSync('README.md', 'utf8');
  const absent = (await loadAllCommands()).filter(
    ({ name }) => !new RegExp(`[\`/ ]${name}[\` ]`).test(readme),
  );
  expect(absent.map(({ name }) => name)).toEqual([]);
});

test('examples in JSON and YAML are valid, those of settings as settings', () => {
  for (const { page, text } of collect(written, /^ *```json\n([\s\S]*?)^ *```/gm)) {
    expect(() => JSON.parse(text), `${page}: ${text}`).not.toThrow();
  }
  const settings = collect(written, /^ *```yaml\n([\s\S]*?)^ *```/gm).map(({ text }) => parse(text));
  const inline = collect(['docs/how-to/add-a-repository.md'], /`([a-z]+: \{[^`]*\})`/g);
  const known = Object.keys(Settings.shape);
  const examples = [...settings, ...inline.map(({ text }) => parse(text))].filter((value) =>
    Object.keys(value).some((key) => known.includes(key)),
  );
  expect(examples.length).toBeGreaterThan(5);
  for (const example of examples) expect(Settings.safeParse(example).error).toBeUndefined();
});

test('every variable is told, and none that nobody reads', () => {
  const told = new Set(collect(written, /`(?:\w+=\S+ )*((?:FRESH|OTEL)_[A-Z_]+)/g).map(({ text }) => text));
  expect(Object.keys(Environment.shape).filter((name) => !told.has(name))).toEqual([]);
  const readers = ['infra/local/settings.ts', 'infra/docker/example.env', 'docker-compose.yml']
    .concat(globSync('infra/{gitlab,github}/**/*.*'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const strange = [...told].filter(
    (name) => !Object.hasOwn(Environment.shape, name) && !readers.includes(name),
  );
  expect(strange).toEqual([]);
});
