import { expect, test } from 'vitest';
import { portVariables, projectRoot, readStackSettings } from '../../../../infra/local/settings.ts';

test('every port moves with its variable, and empty counts as unset', () => {
  const ports = Object.fromEntries(
    Object.values(portVariables).map((name, index) => [name, String(30_000 + index)]),
  );
  const settings = readStackSettings(ports);
  expect({ ...settings.ports, ...settings.fleetPorts }).toEqual(
    Object.fromEntries(Object.keys(portVariables).map((name, index) => [name, 30_000 + index])),
  );
  expect(readStackSettings({ FRESH_GRAPH_PORT: '' }).ports.graph).toBe(7687);
});

test('a relative home lies in the checkout, wherever the command runs', () => {
  expect(readStackSettings({}).home).toBe(`${projectRoot}/.fresh`);
});

test('a bad value is named with its variable', () => {
  expect(() => readStackSettings({ FRESH_GRAPH_PORT: 'x' })).toThrow(/FRESH_GRAPH_PORT/);
  expect(() => readStackSettings({ FRESH_GRAPH_HEAP: 'much' })).toThrow(/FRESH_GRAPH_HEAP/);
});
