import { createHash } from 'node:crypto';
import { amount, type Raw, signed, text } from './raw';
import { sortedJson } from './violation';

/*
 * The chain of an account, hashed anew: SHA-256 in base64url over one JSON text with sorted names. An entry's text
 * begins with "majordomo:entry:1", a line's with "majordomo:line:1"; a line's text holds the hash of its entry and of
 * the line before.
 */

const hashOf = (value: unknown): string => createHash('sha256').update(sortedJson(value)).digest('base64url');

export const entryHashOf = (journalKey: string, entry: Raw): string =>
  hashOf(['majordomo:entry:1', journalKey, entry]);

export const lineHashOf = (line: Raw): string =>
  hashOf([
    'majordomo:line:1',
    text(line, 'account'),
    amount(line, 'sequence'),
    text(line, 'at'),
    text(line, 'kind'),
    signed(line, 'coins'),
    line.expiredCoins === undefined ? 0 : amount(line, 'expiredCoins'),
    amount(line, 'balanceCoins'),
    amount(line, 'heldCoins'),
    amount(line, 'owedCoins'),
    text(line, 'subject'),
    text(line, 'journalKey'),
    text(line, 'entryHash'),
    text(line, 'previousHash'),
  ]);
