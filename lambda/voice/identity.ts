import { createHmac } from 'node:crypto';
import type { HouseholdId } from '../domain/ids';

/** Checks a linked account's access token and gives its subject, or undefined when it is not valid now. */
export type TokenReader = (accessToken: string, nowMs: number) => Promise<string | undefined>;

const keyedHash = (key: string, text: string): HouseholdId =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);

/** The household of a linked account: the subject of the seller's token, no look-up. */
export const householdIdFromSubject = (key: string, subject: string): HouseholdId =>
  keyedHash(key, `subject:${subject}`);

/** The household of somebody who has not linked an account. */
export const householdIdFromUser = (key: string, alexaUserId: string): HouseholdId =>
  keyedHash(key, `user:${alexaUserId}`);
