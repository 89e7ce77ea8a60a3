import { Fault } from '../fault';
import type { HouseholdId } from '../ids';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import { dayMs, epochMsOf, type Instant, plusMs } from '../time';
import {
  type Contact,
  type ContactKind,
  homeContacts,
  type Invitation,
  soundsLike,
  spokenName,
} from './contact';

const invitationValidMs = 7 * dayMs;
/** Guesses of an invitation's code that a household has. */
const tries = { most: 10, windowMs: dayMs };
export const mostContacts = 50;
/** Tries to enter a home that others enter too; each loses only to one that got in. */
const homeTries = 32;

/** Codes are read off one screen and typed into another: no letter that looks like another. */
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;

export type InviteOutcomes = {
  invited: { invitation: Invitation; code: string };
  'name-invalid': { field: 'otherName' | 'ownName' };
  'too-many-contacts': { most: number };
  'name-taken': { name: string };
  'home-full': { most: number };
};

type ContactShop = Pick<Shop, 'contacts' | 'codes' | 'attempts' | 'ids' | 'households' | 'seller'>;

export interface InviteRequest {
  householdId: HouseholdId;
  kind: ContactKind;
  otherName: string;
  ownName: string;
  now: Instant;
}

const isTaken = (contacts: readonly Contact[], name: string): boolean =>
  contacts.some((contact) => soundsLike(contact.name, name));

/** Makes an invitation; its code is shown once, and good for a week. */
export async function invite(shop: ContactShop, request: InviteRequest): Promise<Outcome<InviteOutcomes>> {
  const { householdId, kind, now } = request;
  const [otherName, ownName] = [spokenName(request.otherName), spokenName(request.ownName)];
  if (!otherName) return outcome('name-invalid', { field: 'otherName' as const });
  if (!ownName) return outcome('name-invalid', { field: 'ownName' as const });
  const contacts = await shop.contacts.list(householdId);
  if (contacts.length >= mostContacts) return outcome('too-many-contacts', { most: mostContacts });
  if (isTaken(contacts, otherName)) return outcome('name-taken', { name: otherName });
  const { most } = shop.seller.wallet.home;
  if (kind === 'home' && homeContacts(contacts) >= most) return outcome('home-full', { most });
  const code = shop.codes.random(codeAlphabet, codeLength);
  const codeHash = shop.codes.hashOf('invitation', code);
  const invitation = {
    codeHash,
    householdId,
    kind,
    otherName,
    ownName,
    expiresAt: plusMs(now, invitationValidMs),
  };
  await shop.contacts.invite(invitation);
  return outcome('invited', { invitation, code });
}

export type AgreeOutcomes = {
  agreed: { contact: Contact };
  /** No such code, or it was used or has expired: all the same to whoever guesses. */
  'code-unknown': NoFacts;
  /** One's own invitation. */
  self: NoFacts;
  'name-invalid': NoFacts;
  'name-taken': { name: string };
  'already-agreed': { contact: Contact };
  /** A coin is a cent of the household's currency: between two currencies none can go. */
  'other-currency': NoFacts;
  /** One's own home has as many accounts as it may have, or that of the one who invites. */
  'home-full': { most: number };
  'other-home-full': NoFacts;
  /** One has as many as can be listened to, or the one who invites has. */
  'too-many-contacts': { most: number };
  'other-too-many-contacts': NoFacts;
  'too-many-tries': { until: Instant };
};

export interface AgreeRequest {
  householdId: HouseholdId;
  code: string;
  /** What to call the one who invited; their own choice, unless given. */
  name?: string;
  now: Instant;
}

const normalised = (code: string): string => code.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** Both sides of an agreement: what one calls the other is what the other is known as. */
function pairOf(
  shop: ContactShop,
  { kind, householdId: otherId, otherName }: Invitation,
  { householdId, now }: AgreeRequest,
  name: string,
): [mine: Contact, theirs: Contact] {
  const contactId = () => shop.ids.next('con', epochMsOf(now));
  const common = { kind, agreedAt: now };
  return [
    { ...common, contactId: contactId(), householdId, otherId, name, knownAs: otherName },
    {
      ...common,
      contactId: contactId(),
      householdId: otherId,
      otherId: householdId,
      name: otherName,
      knownAs: name,
    },
  ];
}

/** Why an invitation, once found, is not for this household. */
function refusalOf(
  invitation: Invitation | undefined,
  contacts: readonly Contact[],
  { householdId, now }: AgreeRequest,
): Outcome<AgreeOutcomes> | undefined {
  if (!invitation || now >= invitation.expiresAt) return outcome('code-unknown');
  if (invitation.householdId === householdId) return outcome('self');
  const contact = contacts.find(({ otherId }) => otherId === invitation.householdId);
  if (contact) return outcome('already-agreed', { contact });
  const most = mostContacts;
  return contacts.length >= most ? outcome('too-many-contacts', { most }) : undefined;
}

/** Why there can be nothing between two households, though each by itself could agree. */
async function refusalBetween(
  shop: ContactShop,
  own: HouseholdId,
  other: HouseholdId,
): Promise<Outcome<AgreeOutcomes> | undefined> {
  if (!(await haveOneCurrency(shop, own, other))) return outcome('other-currency');
  const { length } = await shop.contacts.list(other);
  return length >= mostContacts ? outcome('other-too-many-contacts') : undefined;
}

/** Whether coins of one are worth what coins of the other are. */
async function haveOneCurrency({ households }: ContactShop, one: HouseholdId, other: HouseholdId) {
  const [a, b] = await Promise.all([households.read(one), households.read(other)]);
  return a?.household.currency === b?.household.currency;
}

type Entered = 'agreed' | Outcome<AgreeOutcomes>;

async function enter(shop: ContactShop, invitation: Invitation, pair: [Contact, Contact]): Promise<Entered> {
  const result = await shop.contacts.agree(invitation, pair);
  return result === 'agreed' ? result : outcome('code-unknown');
}

/** Homes that others enter meanwhile are counted again: no more get in than may. */
async function enterHome(
  shop: ContactShop,
  invitation: Invitation,
  pair: [Contact, Contact],
): Promise<Entered> {
  const { most } = shop.seller.wallet.home;
  for (let tries = 0; tries < homeTries; tries++) {
    const [mine, theirs] = await Promise.all([
      shop.contacts.home(pair[0].householdId),
      shop.contacts.home(pair[1].householdId),
    ]);
    if (mine.contacts >= most) return outcome('home-full', { most });
    if (theirs.contacts >= most) return outcome('other-home-full');
    const result = await shop.contacts.agree(invitation, pair, [mine, theirs]);
    if (result !== 'home-changed') return result === 'agreed' ? result : outcome('code-unknown');
  }
  throw new Fault('store-conflict', 'a home kept changing', { householdId: pair[1].householdId });
}

/** Completes an agreement with the code of an invitation, once; guessing is limited. */
export async function agree(shop: ContactShop, request: AgreeRequest): Promise<Outcome<AgreeOutcomes>> {
  const { householdId, now } = request;
  const allowed = await shop.attempts.take(`invitation:${householdId}`, tries, now);
  if (allowed.kind === 'refused') return outcome('too-many-tries', { until: allowed.until });
  const codeHash = shop.codes.hashOf('invitation', normalised(request.code));
  const [invitation, contacts] = await Promise.all([
    shop.contacts.invitation(codeHash),
    shop.contacts.list(householdId),
  ]);
  const refusal = refusalOf(invitation, contacts, request);
  if (refusal || !invitation) return refusal ?? outcome('code-unknown');
  const between = await refusalBetween(shop, householdId, invitation.householdId);
  if (between) return between;
  const name = spokenName(request.name || invitation.ownName);
  if (!name) return outcome('name-invalid');
  if (isTaken(contacts, name)) return outcome('name-taken', { name });
  const pair = pairOf(shop, invitation, request, name);
  const result = await (invitation.kind === 'home' ? enterHome : enter)(shop, invitation, pair);
  return result === 'agreed' ? outcome('agreed', { contact: pair[0] }) : result;
}
