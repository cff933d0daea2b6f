import { createPythonParser } from '../../../../adapters/parsers/python.ts';
import { createTypeScriptParser } from '../../../../adapters/parsers/typescript.ts';
import type { PulumiFacts } from '../../../../languages/pulumi/facts.ts';
import { readPulumiProject } from '../../../../languages/pulumi/read-project.ts';

const tools = { python: await createPythonParser(), typescript: await createTypeScriptParser() };

/** Programs in tests write holes as «name», for `${name}` would be a hole of the test itself. */
const holes = (text: string): string => text.replaceAll('«', '${').replaceAll('»', '}');

export function read(files: Readonly<Record<string, string>>): PulumiFacts {
  const texts = Object.entries(files).map(([path, text]) => [path, holes(text)] as const);
  const facts = readPulumiProject(new Map(texts), tools);
  if ('error' in facts) throw new Error(facts.error);
  return facts;
}

const PYTHON = `import pulumi
import pulumi_aws as aws
import pulumi_random as random
from pulumi_azure_native import resources, storage
config = pulumi.Config()
`;
const TYPESCRIPT = `import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";
import { resources, storage } from "@pulumi/azure-native";
const config = new pulumi.Config();
`;

export const readPython = (program: string, more: Readonly<Record<string, string>> = {}): PulumiFacts =>
  read({ 'Pulumi.yaml': 'name: shop\nruntime: python\n', '__main__.py': PYTHON + program, ...more });
export const readTypeScript = (program: string, more: Readonly<Record<string, string>> = {}): PulumiFacts =>
  read({ 'Pulumi.yaml': 'name: shop\nruntime: nodejs\n', 'index.ts': TYPESCRIPT + program, ...more });

/** Facts as lines that read like sentences, sorted. */
export function lines(facts: PulumiFacts): string[] {
  return [
    ...facts.resources.map(
      ({ type, name, parent }) => `${type} ${name}${parent === null ? '' : ` in ${parent}`}`,
    ),
    ...facts.dependencies.map(
      ({ from, to, via }) => `${from.name} -> ${to.type === null ? 'stackref:' : ''}${to.name} (${via})`,
    ),
    ...facts.config.map(
      ({ key, required, secret }) => `config ${key}${required ? ' required' : ''}${secret ? ' secret' : ''}`,
    ),
    ...facts.components.map((component) => `class ${component.class} ${component.type} ${component.file}`),
    ...facts.stackReferences.map(({ name }) => `stack ${name}`),
    ...facts.outputs.map(({ name }) => `output ${name}`),
    ...facts.unresolved.map(({ where, what, reason }) => `${reason} ${where}: ${what}`),
  ].sort();
}

export const expected = (text: readonly string[]): string[] => text.map(holes).sort();
