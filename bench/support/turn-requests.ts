import { type Locale, locales } from '../../lambda/voice/locale';
import type { LocalAlexa } from '../../simulator/types';
import { countRequests, type RequestCounter, type RequestCounts } from '../../test/support/counting-client';
import type { TestTable } from '../../test/support/dynamodb';
import type { House } from '../../test/support/house';
import type { Conversation } from './conversation';
import { conversations } from './conversations';
import { someDeals } from './furnished-house';
import { openHouses } from './houses';

/** What the last turn of a conversation asked of the table. */
export interface TurnRequests {
  conversation: Conversation;
  locale: Locale;
  counts: RequestCounts;
}

type Said = Awaited<ReturnType<LocalAlexa['say']>>;

/** A turn that went wrong counts for nothing: better to stop. */
function assertAnswered(house: House, { name }: Conversation, { error }: Said): void {
  const problem = error?.message ?? house.faults[0];
  if (problem) throw new Error(`"${name}" (${house.speaker.locale}) failed: ${problem}`);
}

/** The local Alexa heard what was meant. */
function assertHeard({ intent }: Conversation, { utterance, understanding }: Said): void {
  const heard = understanding.selected?.name ?? 'nothing';
  if (intent !== undefined && heard !== intent && !heard.startsWith('AMAZON.'))
    throw new Error(`"${utterance}" was heard as ${heard}, not as ${intent}`);
}

async function converse(house: House, conversation: Conversation, beforeLast: () => void): Promise<void> {
  const said = conversation.said[house.speaker.locale as Locale];
  for (const [index, utterance] of said.entries()) {
    const isLast = index === said.length - 1;
    if (isLast) beforeLast();
    const turn = await house.say(utterance);
    assertAnswered(house, conversation, turn);
    if (isLast) assertHeard(conversation, turn);
  }
}

async function requestsOf(house: House, counter: RequestCounter, conversation: Conversation) {
  await converse(house, conversation, counter.reset);
  const counts = counter.counts();
  await house.alexa.leave(house.speaker);
  if (conversation.changes !== undefined && conversation.changes !== counts.writeUnits > 0)
    throw new Error(`"${conversation.name}" wrote ${counts.writeUnits} units: not the turn it should be`);
  return { conversation, locale: house.speaker.locale as Locale, counts };
}

async function requestsIn(table: TestTable, locale: Locale): Promise<TurnRequests[]> {
  const client = table.newClient();
  const counter = countRequests(client);
  const houses = await openHouses(table, { client, locale });
  // The catalogue comes into memory with the first turn of a process.
  for (const { alexa, speaker } of houses.all) await alexa.send(speaker, { type: 'LaunchRequest' });
  const measured: TurnRequests[] = [];
  for (const conversation of conversations)
    measured.push(await requestsOf(houses.of(conversation), counter, conversation));
  return measured;
}

/** Every kind of turn in every locale. */
export async function measureTurnRequests(table: TestTable): Promise<TurnRequests[]> {
  await table.stores().deals.add(someDeals());
  const measured: TurnRequests[] = [];
  for (const locale of locales) measured.push(...(await requestsIn(table, locale)));
  return measured;
}
