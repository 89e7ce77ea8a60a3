import * as v from 'valibot';
import { type Contact, contactKinds, homeContacts, type Invitation } from '../../domain/contacts/contact';
import type { ContactStore, Home } from '../../domain/contacts/store';
import { epochMsOf } from '../../domain/time';
import { putNew, putOver } from './movements';
import { parse } from './parse';
import { deleteItems, getItem, putItem, queryItems, type Table } from './requests';
import { contactPrefix, householdPk, keys, timeToLiveAttribute } from './table';
import { transact, type Write } from './transact';

const contactShape = v.object({
  contactId: v.string(),
  householdId: v.string(),
  otherId: v.string(),
  name: v.string(),
  knownAs: v.string(),
  kind: v.picklist(contactKinds),
  agreedAt: v.string(),
});

const invitationShape = v.object({
  codeHash: v.string(),
  householdId: v.string(),
  kind: v.picklist(contactKinds),
  otherName: v.string(),
  ownName: v.string(),
  expiresAt: v.string(),
});

const homeShape = v.object({ last: v.string() });

const contactItem = (contact: Contact) => ({
  ...keys.contact(contact.householdId, contact.contactId),
  ...contact,
});

/** Collected as garbage a while after it has expired; that it has, its own date says. */
const invitationItem = (invitation: Invitation) => ({
  ...keys.invitation(invitation.codeHash),
  ...invitation,
  [timeToLiveAttribute]: Math.floor(epochMsOf(invitation.expiresAt) / 1000),
});

const listOf = async (table: Table, householdId: string): Promise<Contact[]> => {
  const items = await queryItems(table, {
    KeyConditionExpression: 'pk = :household AND begins_with(sk, :contacts)',
    ExpressionAttributeValues: { ':household': householdPk(householdId), ':contacts': contactPrefix },
    ConsistentRead: true,
  });
  return items.map((item) => parse(contactShape, item));
};

/** The mark is read first: whoever is missing from the list has changed it before the list is used. */
async function homeOf(table: Table, householdId: string): Promise<Home> {
  const mark = await getItem(table, keys.homeContacts(householdId));
  const contacts = homeContacts(await listOf(table, householdId));
  return { householdId, contacts, ...(mark && { last: parse(homeShape, mark).last }) };
}

/** Enters a home that nobody has entered since it was read. Leaving it leaves the mark: it only makes room. */
const enterHome = (table: Table, { householdId, last }: Home, { contactId }: Contact): Write =>
  putOver(table, 'home', { ...keys.homeContacts(householdId), last: contactId }, 'last', last);

export const contactStore = (table: Table): ContactStore => ({
  list: (householdId) => listOf(table, householdId),

  invite: (invitation) => putItem(table, invitationItem(invitation)),

  async invitation(codeHash) {
    const item = await getItem(table, keys.invitation(codeHash));
    return item && parse(invitationShape, item);
  },

  home: (householdId) => homeOf(table, householdId),

  async agree(invitation, contacts, homes) {
    const taken = {
      label: 'invitation',
      item: {
        Delete: {
          TableName: table.name,
          Key: keys.invitation(invitation.codeHash),
          ConditionExpression: 'attribute_exists(pk)',
        },
      },
    };
    const entered = contacts.map((contact) => putNew(table, contact.contactId, contactItem(contact)));
    const [mine, theirs] = contacts;
    const marks = homes ? [enterHome(table, homes[0], mine), enterHome(table, homes[1], theirs)] : [];
    const result = await transact(table, [taken, ...entered, ...marks]);
    if (result.kind === 'committed') return 'agreed';
    return result.failed.has(taken.label) ? 'used' : 'home-changed';
  },

  async remove(householdId, contactId) {
    const contact = (await listOf(table, householdId)).find((one) => one.contactId === contactId);
    if (!contact) return;
    const theirs = await listOf(table, contact.otherId);
    const both = [contact, ...theirs.filter(({ otherId }) => otherId === householdId)];
    await deleteItems(
      table,
      both.map((one) => keys.contact(one.householdId, one.contactId)),
    );
  },
});
