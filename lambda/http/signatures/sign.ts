import { type KeyObject, sign } from 'node:crypto';
import { type BareItem, serializeDictionary, serializeInnerList } from 'structured-headers';
import { contentDigest } from './content-digest';
import { type SignableRequest, signatureBase } from './signature-base';

/** How a terminal signs. */
export interface SigningTerms {
  keyId: string;
  privateKey: KeyObject;
  tag: string;
  nonce: string;
  /** Unix seconds. */
  created: number;
  expires: number;
}

const plain: ReadonlyMap<string, BareItem> = new Map();

/** The inner list of `Signature-Input`. */
export const signatureInput = (
  components: readonly string[],
  parameters: Readonly<Record<string, BareItem>>,
): string =>
  serializeInnerList([components.map((name) => [name, new Map(plain)]), new Map(Object.entries(parameters))]);

/** The headers that make a request a signed one; those it has already are covered where they have to be. */
export function signedHeaders(
  request: SignableRequest,
  body: string,
  { keyId, privateKey, ...terms }: SigningTerms,
): Record<string, string> {
  const digest = contentDigest(body);
  const header = (name: string) => (name === 'content-digest' ? digest : request.header(name));
  const components = ['@method', '@authority', '@path', 'content-digest'];
  if (request.query !== '?') components.push('@query');
  if (header('idempotency-key') !== undefined) components.push('idempotency-key');
  const { created, expires, nonce, tag } = terms;
  const input = signatureInput(components, { created, expires, nonce, keyid: keyId, tag });
  const base = signatureBase(components, input, { ...request, header });
  if (base === undefined) throw new RangeError('a component of the request is missing');
  const signature = sign(null, Buffer.from(base), privateKey);
  return {
    'content-digest': digest,
    'signature-input': `sig=${input}`,
    signature: serializeDictionary({ sig: [signature, new Map()] }),
  };
}
