import type { Expression, Statement } from '../../program/form.ts';
import { sdkBase } from '../interpret/classes.ts';
import type { Run } from '../interpret/run.ts';
import { CORE } from '../sdk/packages.ts';
import { inside } from '../values/scope.ts';
import type { ClassValue } from '../values/value.ts';

/** Component classes that the program declares and never makes: their type is told by the call of their base. */
export function declareRemaining(run: Run): void {
  for (const declared of run.classes) {
    const { form, scope } = declared;
    const key = `${scope.file}\0${form.name}`;
    if (run.record.components.has(key) || !isComponent(declared)) continue;
    const type = typeOf(run, declared);
    if (type !== null)
      run.record.components.set(key, { class: form.name, type, file: scope.file, lines: form.lines });
  }
}

function isComponent(declared: ClassValue): boolean {
  const base = sdkBase(declared);
  return base?.sdk === CORE && base.path.at(-1) === 'ComponentResource';
}

function typeOf(run: Run, { form, scope }: ClassValue): string | null {
  const builder = form.methods.find(({ name }) => name === 'constructor');
  const [first] = (builder?.body ?? []).flatMap(superArguments);
  if (first === undefined) return null;
  const value = run.evaluate(first, inside(scope));
  return value.kind === 'constant' && typeof value.value === 'string' && value.value.includes(':')
    ? value.value
    : null;
}

function superArguments(statement: Statement): Expression[] {
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return [];
  const { callee, args } = statement.value;
  const isSuper = callee.kind === 'member' && callee.name === 'constructor';
  const type = args.find(({ name }) => name === 't') ?? args[0];
  return isSuper && type !== undefined ? [type.value] : [];
}
