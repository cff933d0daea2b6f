import type { ChangeStep } from '../../schemas/ontology-change.ts';
import type { ProposalRecord } from '../../schemas/proposal-record.ts';

/** The server takes 20 KB of details. */
const MOST = 16_000;
const NAMED = 20;
/** Of a line that tells what breaks, in characters: an example row and the ways out are in it. */
const LINE = 1_000;

/** The proposal as people read it: what is proposed, what it would do, and, for the Web UI, how to decide. Names are hostile text. */
export function describeProposal(record: ProposalRecord, approvers: readonly string[] | null): string {
  const { proposal, checked } = record;
  return [
    `**${words(proposal.title, 300)}**`,
    '',
    `${words(proposal.why, 600)} Proposed by ${words(proposal.proposed_by, 200)}. Now: **${record.state}**.`,
    '',
    ...(approvers === null ? [] : howToDecide(record, approvers)),
    '**Steps**',
    '',
    ...proposal.steps.slice(0, NAMED).map((step) => `- ${stepText(step)}`),
    ...more(proposal.steps.length, 'steps'),
    '',
    ...(checked === null
      ? [`Not checked: ${words(record.trouble ?? 'not yet', 1_000)}`, '']
      : [
          `**${checked.class}**: version ${checked.from} → ${checked.to}; kinds to map again: ${code(checked.impact.kinds.join(', ') || 'none')}`,
          '',
          ...(checked.breaks.length === 0
            ? []
            : [
                '**It would break**',
                '',
                ...checked.breaks.slice(0, NAMED).map((line) => `- ${words(line, LINE)}`),
                '',
              ]),
          ...(checked.accepted === undefined
            ? []
            : [...checked.accepted.slice(0, NAMED).map((line) => `- accepted: ${words(line, LINE)}`), '']),
        ]),
    ...evidenceLines(record),
    ...decisionLines(record),
  ]
    .join('\n')
    .slice(0, MOST);
}

function howToDecide({ state }: ProposalRecord, approvers: readonly string[]): string[] {
  if (state !== 'open') return [];
  const by = approvers[0] ?? '<an approver of fresh.settings.yml>';
  const json = (value: object): string[] => ['```json', JSON.stringify(value), '```'];
  return [
    '**To decide**: *More Actions* → *Send a Signal*, name `decide`, encoding `json/plain`, data one of',
    '',
    ...json({ verdict: 'approve', by, why: 'we need it' }),
    ...json({ verdict: 'reject', by, why: 'not ours' }),
    ...json({ verdict: 'amend', by, why: 'a better name', steps: ['…'] }),
    '',
    `Approvers: ${approvers.length === 0 ? 'nobody (name people under `approvers` in fresh.settings.yml)' : approvers.slice(0, NAMED).map(code).join(', ')}`,
    '',
  ];
}

function evidenceLines({ proposal: { evidence } }: ProposalRecord): string[] {
  if (evidence === null) return [];
  const repos = Object.entries(evidence.items);
  return [
    `**Seen of kind** ${code(evidence.kind)}`,
    '',
    '| repository | items |',
    '|---|---|',
    ...repos.slice(0, NAMED).map(([repo, items]) => `| ${code(repo)} | ${items} |`),
    ...more(repos.length, 'repositories'),
    '',
    ...evidence.examples
      .slice(0, 5)
      .map(
        ({ repo, path, lines }) =>
          `- ${code(`${repo} ${path ?? ''}${lines === null ? '' : `:${lines[0]}`}`)}`,
      ),
    '',
  ];
}

function decisionLines({ decisions }: ProposalRecord): string[] {
  if (decisions.length === 0) return [];
  return [
    '**Decisions sent**',
    '',
    '| when | verdict | by | fate | |',
    '|---|---|---|---|---|',
    ...decisions
      .slice(-NAMED)
      .map(
        ({ at, verdict, by, fate, detail }) =>
          `| ${at} | ${code(verdict)} | ${code(by)} | **${fate}** | ${words(detail, 300)} |`,
      ),
  ];
}

const more = (all: number, what: string): string[] =>
  all > NAMED ? ['', `and ${all - NAMED} more ${what}`] : [];

/** A step in a line: what it does and to what. */
export function stepText(step: ChangeStep): string {
  switch (step.do) {
    case 'add-label':
      return `add label ${code(step.label)} with ${code(Object.keys(step.properties).join(', ') || 'no property')}`;
    case 'add-type':
      return `add type ${code(step.type)}`;
    case 'add-property':
      return `add property ${code(`${step.of}.${step.property}`)} (${step.is.type}${step.is.required ? ', required' : ''})`;
    case 'map-kind':
      return `map kind ${code(step.rule.kind)} to ${code(step.rule.label)}, key ${code(step.rule.key.join(', '))}`;
    case 'deprecate':
      return `deprecate ${code(dotted(step))}, instead: ${words(step.instead, 200)}`;
    case 'rename-property':
      return `rename ${code(`${step.of}.${step.from}`)} to ${code(step.to)}`;
    case 'remove':
      return `remove ${code(dotted(step))}`;
    default:
      return movedText(step);
  }
}

type Moved = Extract<ChangeStep, { do: 'rename' | 'merge' | 'split-label' }>;

function movedText(step: Moved): string {
  if (step.do === 'rename') return `rename ${step.what} ${code(step.from)} to ${code(step.to)}`;
  if (step.do === 'merge') return `merge ${step.what} ${code(step.from)} into ${code(step.into)}`;
  return `split ${code(step.into)} off ${code(step.from)} where ${code(`${step.property} = ${step.value}`)}`;
}

const dotted = ({ of, property }: { of: string; property?: string | undefined }): string =>
  property === undefined ? of : `${of}.${property}`;

/** Text that cannot end its line, its table cell, nor open markup. */
const words = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`);

const code = (text: string): string =>
  `\`${text
    .slice(0, 300)
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll('`', "'")
    .replaceAll('|', '¦')}\``;
