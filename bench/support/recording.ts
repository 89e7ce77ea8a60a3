import type { RequestEnvelope } from 'ask-sdk-model';
import { locales } from '../../lambda/voice/locale';
import type { TestTable } from '../../test/support/dynamodb';
import type { House } from '../../test/support/house';
import { conversations } from './conversations';
import { type Accounts, skillId } from './environment';
import { someDeals } from './furnished-house';
import { openHouses } from './houses';

/** The requests of one conversation, as Alexa sends them. */
export type Recording = RequestEnvelope[];

/** Whose house it is, as its account's token says. */
export const subjectOf = (house: House): string =>
  (house.alexa.options.accounts[0]?.accessToken ?? '').replace(/^token:/, '');

/** The same request to the skill under test, from that account. */
function fromAccount(envelope: RequestEnvelope, accessToken: string): RequestEnvelope {
  const { System } = envelope.context;
  const application = { applicationId: skillId };
  const user = { ...System.user, accessToken };
  return {
    ...envelope,
    ...(envelope.session && { session: { ...envelope.session, application, user } }),
    context: { ...envelope.context, System: { ...System, application, user } },
  };
}

/** The same conversation, had by another household. */
export const asSaidBy = (recording: Recording, accessToken: string): Recording =>
  recording.map((envelope) => fromAccount(envelope, accessToken));

/** Has one conversation with a house and keeps what was sent to its skill, with a token that the skill verifies. */
export async function record(house: House, said: readonly string[], accounts: Accounts): Promise<Recording> {
  const recording: Recording = [];
  for (const utterance of said) {
    const { invocations } = await house.say(utterance);
    recording.push(...invocations.map(({ request }) => request));
  }
  await house.alexa.leave(house.speaker);
  return asSaidBy(recording, await accounts.tokenFor(subjectOf(house)));
}

/** All conversations that can be had again and again, in all languages, each language with households of its own. */
export async function recordAll(table: TestTable, accounts: Accounts): Promise<Recording[]> {
  const recordings: Recording[] = [];
  await table.stores().deals.add(someDeals());
  for (const locale of locales) {
    const houses = await openHouses(table, { locale });
    for (const conversation of conversations.filter(({ isHadOnce }) => !isHadOnce))
      recordings.push(await record(houses.of(conversation), conversation.said[locale], accounts));
  }
  return recordings;
}
