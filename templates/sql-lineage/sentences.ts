import type { Prose } from '../_style/markdown.ts';
import { countOf, listOf } from '../_style/numbers.ts';
import { reasonPhrase } from '../_style/reasons.ts';
import type { ReasonCount } from './coverage.ts';
import { layerRank } from './layers.ts';
import { isUse, type Placed, type Shape } from './shape.ts';

const isBuilt = ({ kind, sources }: Placed): boolean =>
  kind === 'model' || kind === 'snapshot' || (kind === 'table' && sources > 0);

/** What is built, from what, in how many steps, and how many models the project itself leaves out. */
export function whatItIs(shape: Shape, off: number): Prose {
  if (off === 0) return whatIsBuilt(shape);
  const left = `${countOf(off, 'dbt model is', 'dbt models are')} switched off by the project's own settings and left out.`;
  return [...whatIsBuilt(shape), ` ${left}`];
}

function whatIsBuilt({ graph, placed, longest }: Shape): Prose {
  if (graph.edges.length === 0) {
    return [
      `${countOf(placed.length, 'table is', 'tables are')} named here, and none is seen to feed another.`,
    ];
  }
  const built = placed.filter(isBuilt);
  const from = placed.filter((node) => !isBuilt(node) && !isUse(node) && node.sources === 0 && node.uses > 0);
  if (built.length === 0) {
    const uses = placed.filter(isUse).length;
    return [
      `No table is built here; ${countOf(uses, 'query or report reads', 'queries and reports read')} ${countOf(from.length, 'table')}.`,
    ];
  }
  const layers = [...new Set(built.map(({ layer }) => layer))]
    .filter((layer) => layer !== 'no layer')
    .sort((a, b) => layerRank(a) - layerRank(b));
  const inLayers = layers.length > 1 ? `, in the layers ${listOf(layers)},` : '';
  const steps =
    longest.length > 1
      ? `; the longest way from a source to a final one takes ${countOf(longest.length - 1, 'step')}`
      : '';
  const origin =
    from.length === 0
      ? ''
      : ` from ${countOf(from.length, 'table or file that is', 'tables and files that are')} only read here`;
  return [
    `${countOf(built.length, 'table or view is', 'tables and views are')} built here${origin === '' ? inLayers.replace(/,$/, '') : inLayers}${origin}${steps}.`,
  ];
}

const nameOf = ({ name }: Placed) => ({ code: name });

/** What carries most, and what is odd in the shape. */
export function whatStandsOut({ graph, placed, finals, cycles, orphans }: Shape): Prose {
  if (graph.edges.length === 0)
    return ['So there is no flow to draw; the table below says where each of them stands.'];
  const top = [...placed].sort((a, b) => b.uses - a.uses)[0];
  const carries: Prose =
    top === undefined || top.uses < 2
      ? []
      : ['Most depends on ', nameOf(top), `, which ${top.uses} others read directly; `];
  const ends =
    finals.length === 0 ? 'no table is final' : countOf(finals.length, 'table is final', 'tables are final');
  const odd = [
    cycles.length === 0
      ? ''
      : `${countOf(cycles.length, 'cycle')} must be broken before this can run in order`,
    orphans.length === 0 ? '' : `${countOf(orphans.length, 'table is', 'tables are')} neither fed nor read`,
  ].filter((part) => part !== '');
  const sentence = [ends, ...odd];
  const text = `${listOf(sentence)}.`;
  return carries.length === 0 ? [text.charAt(0).toUpperCase() + text.slice(1)] : [...carries, text];
}

/** What the page cannot tell. */
export function whatIsNotKnown(reasons: readonly ReasonCount[], finals: number, described: number): Prose {
  const holes = reasons.map(({ reason, findings }) =>
    reasonPhrase(reason, countOf(findings, '', '').trim(), findings === 1),
  );
  const columns =
    finals === 0 || described === finals
      ? ''
      : described === 0
        ? 'the columns of the final tables are not declared'
        : `the columns of ${finals - described} of ${finals} final tables are not declared`;
  const parts = [...holes, columns].filter((part) => part !== '');
  if (parts.length === 0) return ['Nothing that was looked at is left unresolved.'];
  return [`What is not known: ${listOf(parts)}.`];
}
