import { readYaml } from '../../yaml/read-yaml.ts';
import { constant, dict, list, open, type Value } from '../values/value.ts';

/** What a text of JSON or YAML holds, as a program sees it; null where it cannot be read. */
export function valueOfData(form: 'json' | 'yaml', text: string): Value | null {
  if (form === 'yaml') {
    const yaml = readYaml(text);
    return 'value' in yaml ? dataValue(yaml.value) : null;
  }
  try {
    return dataValue(JSON.parse(text));
  } catch {
    // JSON.parse has no form that returns its errors.
    return null;
  }
}

/** No data that people write nests deeper. */
const DEEPEST = 100;

function dataValue(data: unknown, depth = 0): Value {
  if (depth > DEEPEST) return open('data');
  if (Array.isArray(data)) return list(data.map((item) => dataValue(item, depth + 1)));
  if (typeof data === 'object' && data !== null)
    return dict(Object.entries(data).map(([key, value]) => [key, dataValue(value, depth + 1)]));
  return constant(
    typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean' ? data : null,
  );
}
