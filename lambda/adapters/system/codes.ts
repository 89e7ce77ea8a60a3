import { createHmac, randomInt } from 'node:crypto';
import type { CodeSource } from '../../domain/codes';

/** @param key of at least 32 bytes: whoever has the table and not the key can find no code by trying them all. */
export function makeCodeSource(key: string): CodeSource {
  const keyed = (...parts: string[]): Buffer => createHmac('sha256', key).update(parts.join(':')).digest();
  return {
    random: (alphabet, length) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join(''),
    digitsOf: (purpose, text, length) => {
      const value = BigInt(`0x${keyed('digits', purpose, text).toString('hex')}`);
      return String(value % 10n ** BigInt(length)).padStart(length, '0');
    },
    hashOf: (purpose, code) => keyed('hash', purpose, code).toString('base64url'),
  };
}
