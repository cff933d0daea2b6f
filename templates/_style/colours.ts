/**
 * Looks of the pictures. Each box has its own fill, edge and ink, so it reads on a white and on a dark page; fills
 * differ in lightness and edges in stroke, so it reads when printed in grey.
 */
interface Look {
  readonly fill: string;
  readonly edge: string;
  readonly ink: string;
  readonly dash?: string;
  readonly width?: number;
}

const looks = {
  source: { fill: '#f7f3e3', edge: '#8a6d1d', ink: '#1b1b1b', dash: '6 3' },
  table: { fill: '#d7e6f5', edge: '#2b5c8a', ink: '#1b1b1b' },
  final: { fill: '#2f5f8f', edge: '#16324d', ink: '#ffffff', width: 2 },
  consumer: { fill: '#ffffff', edge: '#5b5b5b', ink: '#1b1b1b', dash: '2 2' },
  trouble: { fill: '#f3c6bd', edge: '#8c2f1b', ink: '#1b1b1b', width: 3 },
  group: { fill: '#e4e4e0', edge: '#5b5b5b', ink: '#1b1b1b', width: 2 },
  code: { fill: '#d7e6f5', edge: '#2b5c8a', ink: '#1b1b1b' },
  test: { fill: '#eef4e6', edge: '#5a7a2c', ink: '#1b1b1b', dash: '6 3' },
  docs: { fill: '#ffffff', edge: '#5b5b5b', ink: '#1b1b1b', dash: '2 2' },
} as const satisfies Record<string, Look>;

export type LookName = keyof typeof looks;

const definition = (name: LookName): string => {
  const look: Look = looks[name];
  const dash = look.dash === undefined ? '' : `,stroke-dasharray:${look.dash}`;
  return `classDef ${name} fill:${look.fill},stroke:${look.edge},color:${look.ink},stroke-width:${look.width ?? 1}px${dash}`;
};

/** `classDef` lines for the looks that a picture uses, in a fixed order. */
export const lookDefinitions = (used: ReadonlySet<LookName>): readonly string[] =>
  (Object.keys(looks) as LookName[]).filter((name) => used.has(name)).map(definition);

/** In a line of words below the picture: what a look says. */
export const lookMeanings: Record<LookName, string> = {
  source: 'sand with a dashed edge: comes from outside',
  table: 'light blue: built here and used further on',
  final: 'dark blue: final, no other table here is built from it',
  consumer: 'white with a dotted edge: reads without writing',
  trouble: 'red with a thick edge: part of a cycle',
  group: 'grey with a thick edge: several drawn as one',
  code: 'light blue: code',
  test: 'green with a dashed edge: tests',
  docs: 'white with a dotted edge: documentation and examples',
};

/** Edges and titles in a grey that is seen on white and on black. */
export const mermaidTheme = JSON.stringify({
  theme: 'base',
  flowchart: { wrappingWidth: 400 },
  themeVariables: {
    fontSize: '14px',
    lineColor: '#7d7d7d',
    primaryColor: '#d7e6f5',
    primaryTextColor: '#1b1b1b',
    primaryBorderColor: '#2b5c8a',
    clusterBkg: '#f4f4f2',
    clusterBorder: '#9a9a9a',
    titleColor: '#1b1b1b',
    edgeLabelBackground: '#ffffff',
  },
});
