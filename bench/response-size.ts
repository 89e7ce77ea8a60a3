import type { ResponseEnvelope } from 'ask-sdk-model';
import { type Locale, locales } from '../lambda/voice/locale';
import { type TestTable, withTestTable } from '../test/support/dynamodb';
import type { Benchmark, Row } from './report';
import { conversations } from './support/conversations';
import { someDeals } from './support/furnished-house';
import { openHouses } from './support/houses';

const bytesPerKb = 1_024;

/** Alexa takes 24 KB in one response. */
export const budgetKb = 24;

/** A response of one turn. */
export interface ResponseSize {
  utterance: string;
  locale: Locale;
  kb: number;
}

const kbOf = (response: ResponseEnvelope | undefined): number =>
  Buffer.byteLength(JSON.stringify(response ?? {})) / bytesPerKb;

async function responsesIn(table: TestTable, locale: Locale): Promise<ResponseSize[]> {
  const houses = await openHouses(table, { locale, screen: true });
  const sizes: ResponseSize[] = [];
  for (const conversation of conversations)
    for (const utterance of conversation.said[locale]) {
      const { invocations } = await houses.of(conversation).say(utterance);
      sizes.push(...invocations.map(({ response }) => ({ utterance, locale, kb: kbOf(response) })));
    }
  return sizes;
}

/** Every response of every conversation, on a device with a screen: there they are largest. */
export async function measureResponses(table: TestTable): Promise<ResponseSize[]> {
  await table.stores().deals.add(someDeals());
  const sizes: ResponseSize[] = [];
  for (const locale of locales) sizes.push(...(await responsesIn(table, locale)));
  return sizes;
}

async function measure(table: TestTable): Promise<{ rows: Row[]; notes: string[] }> {
  const sizes = await measureResponses(table);
  const largest = locales.flatMap((locale) =>
    sizes
      .filter((one) => one.locale === locale)
      .sort((one, other) => other.kb - one.kb)
      .slice(0, 1),
  );
  return {
    rows: largest.map(({ utterance, locale, kb }) => ({
      what: `largest response in ${locale}: to "${utterance}"`,
      budget: budgetKb,
      measured: kb,
      unit: 'KB',
    })),
    notes: [
      `${sizes.length} responses, on a device with a screen, to a household that buys dozens of goods.`,
    ],
  };
}

export const responseSize: Benchmark = {
  name: 'response-size',
  title: 'The largest response over all conversations',
  run: () => withTestTable(measure),
};
