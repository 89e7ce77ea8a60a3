import { type InnerList, type Item, parseDictionary, serializeDictionary } from 'structured-headers';
import * as v from 'valibot';
import type { HeaderReader } from './signature-base';

const longestInput = 1_024;
const longestSignature = 256;

const epochSeconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Nothing else may stand there: what is not understood might matter. */
const parametersShape = v.strictObject({
  created: epochSeconds,
  expires: epochSeconds,
  nonce: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/)),
  keyid: v.pipe(v.string(), v.regex(/^[\w.:-]{1,100}$/)),
  tag: v.string(),
  alg: v.exactOptional(v.literal('ed25519')),
});

/** The one signature of a request, read and not yet believed. */
export interface GivenSignature {
  /** Covered, in the order of the signature. */
  components: readonly string[];
  parameters: v.InferOutput<typeof parametersShape>;
  /** The inner list with its parameters, letter for letter. */
  input: string;
  signature: Uint8Array;
}

/**
 * A dictionary of one member, written in the one canonical way: a name or parameter that comes twice does not say which
 * of the two was meant.
 */
function soleMember(header: string | undefined, longest: number): [string, Item | InnerList] | undefined {
  if (header === undefined || header.length > longest) return undefined;
  const members = parseDictionary(header);
  const isCanonical = serializeDictionary(members) === header;
  return isCanonical && members.size === 1 ? members.entries().next().value : undefined;
}

/** Names of plain components; one with parameters is not understood here, one that comes twice is no list. */
function componentsOf(items: readonly Item[]): string[] | undefined {
  const names = items.map(([name, { size }]) => (size === 0 ? name : undefined));
  const isPlain = (name: unknown): name is string => typeof name === 'string';
  return names.every(isPlain) && new Set(names).size === names.length ? names : undefined;
}

function read(header: HeaderReader): GivenSignature | undefined {
  const inputHeader = header('signature-input');
  const [label, list] = soleMember(inputHeader, longestInput) ?? [];
  const [signedLabel, signed] = soleMember(header('signature'), longestSignature) ?? [];
  if (!inputHeader || !label || label !== signedLabel || !list || !Array.isArray(list[0])) return undefined;
  const components = componentsOf(list[0]);
  const parameters = v.safeParse(parametersShape, Object.fromEntries(list[1]));
  const signature = signed?.[0];
  if (!components || !parameters.success || !(signature instanceof ArrayBuffer)) return undefined;
  const input = inputHeader.slice(label.length + 1);
  return { components, parameters: parameters.output, input, signature: new Uint8Array(signature) };
}

/** The signature that a request brings; undefined unless it is exactly one, whole and in the one form taken here. */
export function givenSignature(header: HeaderReader): GivenSignature | undefined {
  try {
    return read(header);
  } catch {
    return undefined;
  }
}
