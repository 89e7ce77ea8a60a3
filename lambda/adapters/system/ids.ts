import { randomBytes } from 'node:crypto';
import type { IdSource } from '../../domain/ids';

/** Crockford's base 32: no I, L, O, U; sorts as its values do. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const timeLength = 10;
const randomLength = 16;
const randomByteCount = 10;

function encode(value: bigint, length: number): string {
  let rest = value;
  let text = '';
  for (let place = 0; place < length; place++) {
    text = (alphabet[Number(rest & 31n)] ?? '') + text;
    rest >>= 5n;
  }
  return text;
}

/** The first ten characters of every id made in that millisecond. */
export const timePartOf = (epochMs: number): string => encode(BigInt(epochMs), timeLength);

/** An id without its prefix: it begins with its time and sorts by it, whatever it names. */
export const sortablePartOf = (id: string): string => id.slice(id.indexOf('_') + 1);

const randomValue = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

/**
 * Makes ids such as `ord_01JD5V3Z7K8Q9WERTY12345678`: 48 bits of time, 80 of chance. Within one millisecond each is
 * greater than the one before, so that they sort in the order they were made.
 */
export function makeIdSource(random: (byteCount: number) => Uint8Array = randomBytes): IdSource {
  let lastMs = -1;
  let lastValue = 0n;
  return {
    next(prefix, nowMs) {
      lastValue = nowMs === lastMs ? lastValue + 1n : randomValue(random(randomByteCount));
      lastMs = nowMs;
      return `${prefix}_${timePartOf(nowMs)}${encode(lastValue, randomLength)}`;
    },
  };
}
