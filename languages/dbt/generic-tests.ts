import { list, type Plain, plain, string } from './plain.ts';
import { truthy } from './template-values.ts';

/** A generic test as YAML asks for it; without a column it is one of the whole table. */
export interface GenericTest {
  readonly test: string;
  readonly column: string | null;
}

/** The generic tests of a resource and of its columns, those that are switched off left out. */
export function genericTests(properties: Plain): GenericTest[] {
  const columns = list(properties.columns).map(plain);
  return [
    ...testsOf(properties).flatMap((test) => named(test, columnOf(test))),
    ...columns.flatMap((column) => testsOf(column).flatMap((test) => named(test, string(column.name)))),
  ];
}

const testsOf = (of: Plain): readonly unknown[] => [...list(of.tests), ...list(of.data_tests)].filter(isOn);

const named = (test: unknown, column: string | null): GenericTest[] =>
  testName(test).map((name) => ({ test: name, column }));

/** A generic test is its name, or a map whose key is its name, or a map with `test_name`. */
export function testName(test: unknown): string[] {
  if (typeof test === 'string') return [test];
  const name = string(plain(test).test_name);
  return name === null ? Object.keys(plain(test)).slice(0, 1) : [name];
}

/** What a test is given, whichever way it is written. */
function argumentsOf(test: unknown): Plain {
  if (string(plain(test).test_name) !== null) return plain(test);
  const [first] = Object.values(plain(test));
  return { ...plain(plain(first).arguments), ...plain(first) };
}

/** The same properties with the switches of their tests rendered, which may be templates. */
export function withTestSwitches(properties: Plain, render: (value: unknown) => unknown): Plain {
  const rendered = (of: Plain): Plain => ({
    ...of,
    ...(of.tests === undefined ? {} : { tests: list(of.tests).map(switched) }),
    ...(of.data_tests === undefined ? {} : { data_tests: list(of.data_tests).map(switched) }),
  });
  const switched = (test: unknown): unknown => {
    const isNamed = string(plain(test).test_name) !== null;
    const [entry] = Object.entries(plain(test));
    const given = isNamed ? plain(test) : plain(entry?.[1]);
    const config = plain(given.config);
    if (entry === undefined || typeof config.enabled !== 'string') return test;
    const again = { ...given, config: { ...config, enabled: render(config.enabled) } };
    return isNamed ? again : { [entry[0]]: again };
  };
  const own = rendered(properties);
  return own.columns === undefined
    ? own
    : { ...own, columns: list(own.columns).map((column) => rendered(plain(column))) };
}

const columnOf = (test: unknown): string | null => string(argumentsOf(test).column_name);

function isOn(test: unknown): boolean {
  const given = argumentsOf(test);
  const enabled = plain(given.config).enabled ?? given.enabled;
  return enabled === undefined || enabled === null || truthy(enabled);
}
