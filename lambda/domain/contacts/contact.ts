import type { HouseholdId } from '../ids';
import type { Instant } from '../time';

export type ContactId = string;

/** `home`: another account of the same home, to which coins go at once. Everyone else accepts them first. */
export const contactKinds = ['home', 'other'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** Somebody with whom a household has agreed beforehand, on the account page, to exchange coins. */
export interface Contact {
  contactId: ContactId;
  /** Whose list it is on. */
  householdId: HouseholdId;
  /** Who it is. */
  otherId: HouseholdId;
  /** What the household calls them. */
  name: string;
  /** What they call the household. */
  knownAs: string;
  kind: ContactKind;
  agreedAt: Instant;
}

/** How many other accounts a list says to be of one's home. */
export const homeContacts = (contacts: readonly Contact[]): number =>
  contacts.filter(({ kind }) => kind === 'home').length;

/** One side's half of an agreement; whoever has its code completes it. */
export interface Invitation {
  /** Keyed hash of the code: the code itself is known to the two sides alone. */
  codeHash: string;
  householdId: HouseholdId;
  kind: ContactKind;
  /** What the one who invites calls the other. */
  otherName: string;
  /** What the other is to call the one who invites, unless they choose another name. */
  ownName: string;
  expiresAt: Instant;
}

const longestName = 40;

/** A name that can be said: letters, digits, spaces, hyphens and apostrophes. Undefined for anything else. */
export function spokenName(text: string): string | undefined {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isSpoken = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’-]*$/u.test(name);
  return isSpoken && [...name].length <= longestName ? name : undefined;
}

/** "to my", « à ma »: said before a name, and no part of it. */
const determiner = /^(?:(?:to|for|my|our|the|a|à|pour|mon|ma|mes|notre|nos|le|la|les|l) )+(?=.)/;

/** A name as it sounds: without accents, hyphens and what is said before it. */
const soundOf = (text: string): string =>
  text
    .replace(/œ/gi, 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/[-'’.\s]+/g, ' ')
    .trim()
    .replace(determiner, '');

/** Whether two names cannot be told apart by ear. */
export const soundsLike = (a: string, b: string): boolean => soundOf(a) === soundOf(b);

/** Contacts that a spoken name may mean: those called just so, else those whose name begins with it. */
export function contactsNamed(said: string, contacts: readonly Contact[]): Contact[] {
  const wanted = soundOf(said);
  const exact = contacts.filter(({ name }) => soundOf(name) === wanted);
  return exact.length > 0 ? exact : contacts.filter(({ name }) => soundOf(name).startsWith(`${wanted} `));
}
