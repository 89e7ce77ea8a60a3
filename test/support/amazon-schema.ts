import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';

interface Definition {
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
}

const specFile = path.join(__dirname, '../../node_modules/ask-smapi-model/spec.json');
const formats = {
  uri: true,
  'date-time': true,
  'ISO 4217 format': true,
  'ISO_8601#Durations format': true,
} as const;

/** Amazon's own schemas; a field they do not know is refused, so that a misspelt one is noticed. */
export function validatorOf(schema: string) {
  const all = JSON.parse(readFileSync(specFile, 'utf8')).definitions as Record<string, Definition>;
  const definitions = Object.fromEntries(
    Object.entries(all).map(([name, definition]) => [
      name,
      definition.properties ? { additionalProperties: false, ...definition } : definition,
    ]),
  );
  return new Ajv({ strict: false, allErrors: true, formats }).compile({
    $ref: `#/definitions/${schema}`,
    definitions,
  });
}
