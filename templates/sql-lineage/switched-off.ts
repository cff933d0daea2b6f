import type { Rows } from '../report.ts';

type DbtRow = Pick<Rows<'dbt_nodes'>['dbt_nodes'][number], 'resource' | 'materialized'>;

/** A disabled dbt model is known by its name alone: it has no materialization, makes no table and needs nothing. */
export const isSwitchedOff = ({ resource, materialized }: DbtRow): boolean =>
  resource === 'DbtModel' && materialized === null;
