import type { Product, Resource } from '../../../../languages/pulumi/facts.ts';
import type { Payload } from '../../../../schemas/items/registry.ts';
import type { MadeThing } from '../../../../schemas/items/thing.ts';

const STACK = `\${stack}`;

/** What others may name, in each stack where the stack is part of the name; names that only the run tells are left out. */
export const madeThings = ({ makes }: Resource, stacks: readonly string[]): MadeThing[] =>
  makes.flatMap((product) => thingsOf(product, stacks));

function thingsOf({ sort, platform, name, isMaker }: Product, stacks: readonly string[]): MadeThing[] {
  if (name === null) return [];
  const environments = name.includes(STACK) ? stacks : [null];
  return environments.flatMap((environment): MadeThing[] => {
    const whole = environment === null ? name : name.replaceAll(STACK, environment);
    return isOpen(whole) ? [] : [{ sort, platform, name: whole, environment, is_maker: isMaker }];
  });
}

const isOpen = (name: string): boolean => name.includes('${');

/** Things that hold data, whose readers would be looked for. */
const HOLD_DATA: ReadonlySet<Product['sort']> = new Set(['catalog', 'schema', 'table', 'place', 'account']);

/** Why nobody else can be joined to what a resource makes. */
export function nameFindings(
  { name, type, makes }: Resource,
  stacks: readonly string[],
): Payload<'finding'>[] {
  return makes.flatMap((product) => {
    const fault = HOLD_DATA.has(product.sort) ? faultOf(product, stacks) : null;
    return fault === null ? [] : [{ reason: 'computed', what: `${type} ${name}`, detail: fault } as const];
  });
}

function faultOf({ name }: Product, stacks: readonly string[]): string | null {
  if (name === null) return 'The engine makes the name up: give it one, so that its readers are found';
  if (isOpen(name.replaceAll(STACK, ''))) return `Only the run tells the whole name: ${name}`;
  return name.includes(STACK) && stacks.length === 0 ? `No file of settings tells the stacks: ${name}` : null;
}
