/** Amazon's own description of the skill management API, as a judge of our answers. */
import Ajv from 'ajv';
import type { JsonObject } from '../../types';

const SPEC_PATH = 'ask-smapi-model/spec.json';

/** Gives the errors of a body against a definition of the description; none when it fits. */
export function contractJudge(): (definition: string, body: unknown) => string[] {
  const { definitions } = repaired(require(SPEC_PATH) as JsonObject);
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'smapi', definitions });
  return (definition, body) => {
    const validate = ajv.getSchema(`smapi#/definitions/${definition}`);
    if (!validate) throw new Error(`The description has no definition "${definition}".`);
    validate(body);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/**
 * Three slips of the description: enumerations of texts typed as objects; free JSON bodies whose values would all have
 * to be objects, though every request starts with `"version": "1.0"`; and the single fields of a version 1 invocation
 * described as maps.
 */
function repaired(spec: JsonObject): JsonObject {
  const text = JSON.stringify(spec, (_key, value) => {
    if (Array.isArray(value?.enum) && value.type === 'object') return { ...value, type: 'string' };
    if (isFreeBody(value)) return { type: 'object' };
    return value;
  });
  const copy = JSON.parse(text) as {
    definitions: { [name: string]: { properties: { [name: string]: JsonObject } } };
  };
  const flat = copy.definitions['v1.skill.invocations.SkillExecutionInfo'];
  for (const [name, field] of Object.entries(flat?.properties ?? {})) {
    if (flat) flat.properties[name] = field.additionalProperties as JsonObject;
  }
  return copy;
}

const isFreeBody = (value: JsonObject | undefined) =>
  JSON.stringify(value?.additionalProperties) === '{"type":"object","properties":{}}';
