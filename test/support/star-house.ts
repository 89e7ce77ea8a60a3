import { makeInSkillProducts } from '../../lambda/adapters/alexa/in-skill-products';
import { readDigital } from '../../lambda/domain/digital/reconcile';
import { spendableStars } from '../../lambda/domain/digital/stars';
import { householdIdFromUser } from '../../lambda/domain/household/identity';
import { epochMsOf } from '../../lambda/domain/time';
import {
  answerConnections,
  type ConnectionChoices,
  createClock,
  createEntitlements,
  type Entitlements,
  grantEverything,
  localAlexaApp,
} from '../../simulator/server';
import type { TestTable } from './dynamodb';
import { type House, type HouseOptions, houseKey, houseNow, openHouse } from './house';

/** A household whose Alexa sells stars: the real adapter, asking the local Alexa without a socket. */
export interface StarHouse extends House {
  entitlements: Entitlements;
  /** How selling and refunding end. */
  choices: ConnectionChoices;
  amazon: AmazonState;
  /** Units bought outside a talk, or taken back when negative. */
  buy(referenceName: string, units: number): void;
  /** Spendable and owed stars of the ledger. */
  balanceStars(): Promise<[spendable: number, owed: number]>;
}

interface AmazonState {
  isDown: boolean;
  /** Nothing of the skill is sold where the customer is. */
  isForeign: boolean;
  /** Requests she was sent. */
  asked: number;
}

const nothingSold = { inSkillProducts: [], isTruncated: false, nextToken: null };

function answerAs(amazon: AmazonState, serve: (request: Request) => Promise<Response>): typeof fetch {
  return async (address, init) => {
    amazon.asked += 1;
    if (amazon.isDown) throw new TypeError('fetch failed');
    const request = new Request(address, init);
    const isList = request.url.includes('/inSkillProducts');
    return amazon.isForeign && isList ? Response.json(nothingSold) : serve(request);
  };
}

export async function openStarHouse(table: TestTable, options: HouseOptions = {}): Promise<StarHouse> {
  const entitlements = createEntitlements();
  const choices = grantEverything();
  const amazon: AmazonState = { isDown: false, isForeign: false, asked: 0 };
  let serve = async (_request: Request): Promise<Response> => Response.json({}, { status: 503 });
  const house = await openHouse(table, {
    ...options,
    connections: answerConnections(entitlements, choices),
    inSkillProducts: makeInSkillProducts({
      allowLoopback: true,
      fetch: answerAs(amazon, (request) => serve(request)),
    }),
  });
  const app = localAlexaApp({
    alexa: house.alexa,
    port: 0,
    clock: createClock(() => epochMsOf(houseNow)),
    entitlements,
    connectionChoices: choices,
  });
  serve = async (request) => app.fetch(request);
  const { userId } = house.speaker;
  const ask = { householdId: householdIdFromUser(houseKey, userId), now: houseNow };
  return {
    ...house,
    entitlements,
    choices,
    amazon,
    buy: (referenceName, units) => entitlements.add(userId, `amzn1.adg.product.${referenceName}`, units),
    balanceStars: async () => {
      const { wallet } = await readDigital(house.shop, ask);
      return [spendableStars(wallet), wallet.owedCoins];
    },
  };
}
