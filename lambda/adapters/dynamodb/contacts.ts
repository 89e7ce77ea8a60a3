import * as v from 'valibot';
import { type Contact, contactKinds, type Invitation } from '../../domain/contacts/contact';
import type { ContactStore } from '../../domain/contacts/store';
import { epochMsOf } from '../../domain/time';
import { putNew } from './movements';
import { parse } from './parse';
import { deleteItems, getItem, putItem, queryItems, type Table } from './requests';
import { contactPrefix, householdPk, keys, timeToLiveAttribute } from './table';
import { transact } from './transact';

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

export const contactStore = (table: Table): ContactStore => ({
  list: (householdId) => listOf(table, householdId),

  invite: (invitation) => putItem(table, invitationItem(invitation)),

  async invitation(codeHash) {
    const item = await getItem(table, keys.invitation(codeHash));
    return item && parse(invitationShape, item);
  },

  async agree(invitation, contacts) {
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
    const result = await transact(table, [taken, ...entered]);
    return result.kind === 'committed' ? 'agreed' : 'used';
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
