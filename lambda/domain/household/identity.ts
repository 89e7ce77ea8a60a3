import { createHmac } from 'node:crypto';
import type { HouseholdId } from '../ids';

const keyedHash = (key: string, text: string): HouseholdId =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);

/** The household of an account: the subject that the seller's sign-in names, no look-up. */
export const householdIdFromSubject = (key: string, subject: string): HouseholdId =>
  keyedHash(key, `subject:${subject}`);

/** The household of somebody who has not linked an account. */
export const householdIdFromUser = (key: string, alexaUserId: string): HouseholdId =>
  keyedHash(key, `user:${alexaUserId}`);

/** What somebody is called in one matter, such as a contest: the same each time, and of no use in any other matter. */
export const pseudonymOf = (key: string, subject: string, matter: string): string =>
  keyedHash(key, `${matter}:${subject}`);
