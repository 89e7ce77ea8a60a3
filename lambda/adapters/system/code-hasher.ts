import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { CodeHasher, SpokenCode } from '../../domain/voice-code/store';

/** What OWASP asks of scrypt with 16 MB: about a quarter of a second of one core, off the thread that talks. */
const standardCost: ScryptOptions = { N: 2 ** 14, r: 8, p: 5 };
const saltBytes = 16;
const hashBytes = 32;

const slowHash = (secret: Buffer, salt: Buffer, cost: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(secret, salt, hashBytes, cost, (error, hash) => (error ? reject(error) : resolve(hash)));
  });

/**
 * Hashes voice codes. Ten thousand guesses are few however slow each is, so the digits are keyed first: whoever has
 * the table and not the key cannot even begin. @param key of at least 32 bytes.
 */
export function makeCodeHasher(key: string, cost: ScryptOptions = standardCost): CodeHasher {
  const keyed = ({ householdId, digits }: SpokenCode): Buffer =>
    createHmac('sha256', key).update(`${householdId}:${digits}`).digest();
  return {
    async hash(code) {
      const salt = randomBytes(saltBytes);
      const hash = await slowHash(keyed(code), salt, cost);
      return { salt: salt.toString('base64url'), hash: hash.toString('base64url') };
    },
    async matches(code, kept) {
      const said = await slowHash(keyed(code), Buffer.from(kept.salt, 'base64url'), cost);
      const right = Buffer.from(kept.hash, 'base64url');
      return said.length === right.length && timingSafeEqual(said, right);
    },
  };
}
