import type { ChangeStep } from '../../../../schemas/ontology-change.ts';

export const addLabel = (label: string, properties: Record<string, 'string' | 'float'> = {}): ChangeStep => ({
  do: 'add-label',
  label,
  description: 'A thing that nobody had a word for.',
  example: `github.com/octo/lake:${label}/one`,
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, type]) => [
      name,
      { type, required: false, description: 'As read.', example: '1' },
    ]),
  ),
});

export const mapKind = (
  kind: string,
  label: string,
  properties: Record<string, string> = { name: 'name' },
): ChangeStep => ({ do: 'map-kind', rule: { kind: `open/${kind}`, label, key: ['name'], properties } });

export const rename = (from: string, to: string, what: 'label' | 'type' = 'label'): ChangeStep => ({
  do: 'rename',
  what,
  from,
  to,
});
