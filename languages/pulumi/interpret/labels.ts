import type { Expression, Pattern } from '../../program/form.ts';

const LONGEST = 80;

/** How the text of the program names a value, for what only the run tells. Holds no literal of the program. */
export const labelOf = (expression: Expression): string => nameOf(expression, 0).slice(0, LONGEST);

function nameOf(expression: Expression, depth: number): string {
  if (depth > 8) return '…';
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member':
      return `${nameOf(expression.of, depth + 1)}.${expression.name}`;
    case 'index':
      return `${nameOf(expression.of, depth + 1)}[${nameOf(expression.at, depth + 1)}]`;
    case 'call':
      return `${nameOf(expression.callee, depth + 1)}()`;
    case 'constant':
      return typeof expression.value === 'number' ? String(expression.value) : 'text';
    default:
      return expression.kind;
  }
}

export const labelOfPattern = (pattern: Pattern): string =>
  pattern.kind === 'name' ? pattern.name : 'element';
