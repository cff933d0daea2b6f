import type { Command, CommandContext } from '../command.ts';
import { UsageError } from '../exit-codes.ts';
import { amend, approve, reject } from '../ontology/decide.ts';
import { diff } from '../ontology/diff.ts';
import { propose } from '../ontology/propose.ts';
import { history, list, show } from '../ontology/tell.ts';

export const command: Command = {
  name: 'ontology',
  summary: 'changes of what the graph means: propose, look at, approve, reject, amend',
  usage:
    'list [--kind K] [--class C] | show <id> | history | approve|reject <id>...|--all --by B --why W [--accept-answer Q] [--wait] | amend <id> --file F | propose --file F | diff --file F',
  example: './fresh ontology approve new-open-component-1a2b3c4d5e --by ada@example.com --why "we need it"',
  options: {
    file: { type: 'string' },
    by: { type: 'string' },
    why: { type: 'string' },
    all: { type: 'boolean' },
    kind: { type: 'string' },
    class: { type: 'string' },
    wait: { type: 'boolean' },
    'accept-answer': { type: 'string', multiple: true },
  },
  help: {
    file: 'propose and amend: YAML or JSON with title, why and steps (docs/how-to/change-the-ontology.md); diff: an ontology.yml',
    by: 'who speaks; to decide, one of `approvers` in fresh.settings.yml. Recorded as claimed',
    why: 'the reason, kept with the decision',
    all: 'approve, reject: every open proposal that the filters mean, instead of ids',
    kind: 'list, and with --all: only proposals about this kind of item; `*` stands for anything, e.g. open/data-*',
    class: 'list, and with --all: only changes of this class: patch, minor or major',
    'accept-answer':
      'approve: this saved query may answer otherwise, as the check has told; once for each query, kept with the decision',
    wait: 'go on until the proposal has its end, facts mapped again included',
  },
  run: async (context) => {
    const [verb = '', ...names] = context.positionals;
    const act = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (act === undefined) throw new UsageError(`ontology takes one of ${Object.keys(verbs).join(', ')}`);
    return act(context, names);
  },
};

type Verb = (context: CommandContext, names: readonly string[]) => Promise<number>;

const verbs: Readonly<Record<string, Verb>> = { list, show, history, approve, reject, amend, propose, diff };
