import { createHash } from 'node:crypto';
import { parseDictionary, serializeDictionary } from 'structured-headers';

/* RFC 9530: what a body is, in a header that a signature can cover. */

const sha256Of = (body: string): Buffer => createHash('sha256').update(body).digest();

/** The `Content-Digest` of a body; one that is empty has one too. */
export const contentDigest = (body: string): string =>
  serializeDictionary({ 'sha-256': [sha256Of(body), new Map()] });

/** Whether a `Content-Digest` has the SHA-256 of a body. Other algorithms beside it are not looked at. */
export function digestMatches(header: string | undefined, body: string): boolean {
  try {
    const [value] = parseDictionary(header ?? '').get('sha-256') ?? [];
    return value instanceof ArrayBuffer && sha256Of(body).equals(new Uint8Array(value));
  } catch {
    return false;
  }
}
