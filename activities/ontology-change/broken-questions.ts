import { namesOf } from '../../ontology/known-names.ts';
import type { Ontology, Properties } from '../../ontology/ontology-schema.ts';
import { namesProperty, touchedNames, unknownNames } from '../../queries/lint-names.ts';
import type { SavedQuery } from '../../queries/saved-query.ts';
import type { ChangeStep } from '../../schemas/ontology-change.ts';
import { wayOut } from './way-out.ts';

/** A saved query as it is sent. */
export interface Asked {
  readonly query: SavedQuery;
  readonly text: string;
  /** Pages and links that ask it. */
  readonly askedBy: readonly string[];
}

/** A query by its name, with who asks it. */
export const nameOf = ({ query, askedBy }: Asked): string =>
  `query ${query.name}${askedBy.length === 0 ? '' : ` (asked by ${askedBy.join(', ')})`}`;

/**
 * Saved queries that a change would silence: those that name what is no longer there. A misspelled name matches nothing
 * without an error, so each name is looked up in both versions.
 */
export const brokenQuestions = (
  questions: readonly Asked[],
  steps: readonly ChangeStep[],
  before: Ontology,
  after: Ontology,
): readonly string[] =>
  questions.flatMap((asked) => {
    const { text } = asked;
    const faults = [...newFaults(text, before, after), ...movedProperties(text, steps, before, after)];
    return [...new Set(faults)].map((fault) => `${nameOf(asked)}: ${fault}; ${wayOut(steps)}`);
  });

/** Families asked for by name are labels too, though no pattern of the text says so. */
function newFaults(text: string, before: Ontology, after: Ontology): readonly string[] {
  const known = new Set(unknownNames(text, namesOf(before)));
  const families = [...touchedNames(text).labels]
    .filter((label) => before.labels[label] !== undefined && after.labels[label] === undefined)
    .map((label) => `there is no label ${label}`);
  return [...unknownNames(text, namesOf(after)).filter((fault) => !known.has(fault)), ...families];
}

/** A property that went from one owner may still be known of another: then the owner must be asked for too. */
function movedProperties(
  text: string,
  steps: readonly ChangeStep[],
  before: Ontology,
  after: Ontology,
): readonly string[] {
  const { labels, types } = touchedNames(text);
  const owners = new Set(steps.flatMap((step) => ('of' in step ? [step.of] : [])));
  return [...owners].flatMap((owner) => {
    if (!labels.has(owner) && !types.has(owner)) return [];
    const now = propertiesOf(after, owner);
    return Object.keys(propertiesOf(before, owner))
      .filter((property) => now[property] === undefined && namesProperty(text, property))
      .map((property) => `${owner} has no property ${property} any more`);
  });
}

const propertiesOf = ({ labels, types }: Ontology, owner: string): Properties =>
  (labels[owner] ?? types[owner])?.properties ?? {};
