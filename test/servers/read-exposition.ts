export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The text format of /metrics, read as Prometheus reads it. */
export interface Exposition {
  readonly families: Readonly<Record<string, { readonly type: string; readonly help: string }>>;
  readonly samples: readonly Sample[];
}

export function readExposition(text: string): Exposition {
  const families: Record<string, { type: string; help: string }> = {};
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    const comment = /^# (HELP|TYPE) (\S+) (.*)$/.exec(line);
    if (comment !== null) {
      const [, what = '', name = '', said = ''] = comment;
      families[name] = { type: '', help: '', ...families[name], [what.toLowerCase()]: said };
      continue;
    }
    const sample = /^([a-z_]+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (sample === null) continue;
    const [, name = '', labels = '', value = ''] = sample;
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', said = '']) => [key, said]);
    samples.push({ name, labels: Object.fromEntries(pairs), value: Number(value) });
  }
  return { families, samples };
}

/** Value of the one series with these labels; undefined when there is none. */
export const valueAt = (
  { samples }: Exposition,
  name: string,
  labels: Sample['labels'],
): number | undefined =>
  samples.find(
    (sample) =>
      sample.name === name &&
      Object.keys(sample.labels).length === Object.keys(labels).length &&
      Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
  )?.value;
