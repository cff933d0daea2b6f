import { readFileSync } from 'node:fs';

/** A build stage: what it starts from and its instructions in order. */
export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly steps: readonly { readonly instruction: string; readonly rest: string }[];
}

/** Stages of infra/docker/Dockerfile; continued lines are joined, comments left out. */
export function readStages(): Stage[] {
  const text = readFileSync(new URL('../../../../infra/docker/Dockerfile', import.meta.url), 'utf8');
  const lines = text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { name: string; from: string; steps: { instruction: string; rest: string }[] }[] = [];
  for (const line of lines) {
    const [, instruction = '', rest = ''] = /^(\w+) +(.*)$/.exec(line) ?? [];
    const [, from, name] = /^(\S+) AS (\S+)$/.exec(rest) ?? [];
    if (instruction === 'FROM') stages.push({ name: name ?? '', from: from ?? rest, steps: [] });
    else stages.at(-1)?.steps.push({ instruction, rest });
  }
  return stages;
}

/** A stage with those that it is built on, the first one first. */
export function lineage(stages: readonly Stage[], name: string): Stage[] {
  const stage = stages.find((it) => it.name === name);
  return stage === undefined ? [] : [...lineage(stages, stage.from), stage];
}

/** Source paths that the images take from the checkout. */
export const copiedPaths = (stages: readonly Stage[]): string[] =>
  stages
    .flatMap(({ steps }) => steps)
    .filter(({ instruction, rest }) => instruction === 'COPY' && !rest.startsWith('--from'))
    .flatMap(({ rest }) => rest.split(/ +/).slice(0, -1));
