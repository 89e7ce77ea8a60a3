import { Fault } from '../fault';
import { assertAmount } from '../money';
import { type NoFacts, type Outcome, outcome } from '../outcome';
import type { Shop } from '../shop';
import type { Instant } from '../time';
import { type GiftCode, giftCodeDigits, withCheckDigit } from './gift-code';

export interface IssueRequest {
  /** The sender's own id of the request: asked again, it gets the same codes. */
  requestId: string;
  count: number;
  coins: number;
  kind: GiftCode['kind'];
  validMonths?: number;
  expiresAt: Instant;
  now: Instant;
}

export const mostCodesAtOnce = 100;
export const mostCoinsOfCode = 50_000;

export type IssueOutcomes = {
  issued: { codes: string[] };
  /** This request id was used for other codes. */
  'request-reused': NoFacts;
  'expires-in-the-past': NoFacts;
};

type IssueShop = Pick<Shop, 'giftCodes' | 'codes'>;

/** Draws of one code: twelve digits that another request has are met once in a hundred thousand million. */
const mostDraws = 8;

/** One code of a request. */
interface Wanted {
  request: IssueRequest;
  place: number;
}

const nameOf = ({ request, place }: Wanted): string => `${request.requestId}:${place}`;

/** Made of the request, so that a repetition makes them again: nobody has to keep a code to tell it twice. */
function codeOf(shop: IssueShop, wanted: Wanted, draw: number): string {
  const text = draw === 0 ? nameOf(wanted) : `${nameOf(wanted)}:${draw}`;
  return withCheckDigit(shop.codes.digitsOf('gift-code', text, giftCodeDigits - 1));
}

function giftCodeOf(shop: IssueShop, code: string, wanted: Wanted): GiftCode {
  const { coins, kind, validMonths, expiresAt, now, count } = wanted.request;
  return {
    codeHash: shop.codes.hashOf('gift-code', code),
    askedBy: shop.codes.hashOf('gift-code', nameOf(wanted)),
    coins: assertAmount(coins, 'coins of a gift code'),
    kind,
    ...(validMonths !== undefined && { validMonths }),
    expiresAt,
    issuedAt: now,
    batchSize: count,
    version: 1,
  };
}

const asked = ['coins', 'kind', 'validMonths', 'expiresAt', 'batchSize'] as const;

/** Issues one code, drawn anew where another request has it; undefined when this one has asked for other terms before. */
async function issueOne(shop: IssueShop, wanted: Wanted): Promise<string | undefined> {
  for (let draw = 0; draw < mostDraws; draw++) {
    const code = codeOf(shop, wanted, draw);
    const giftCode = giftCodeOf(shop, code, wanted);
    const standing = await shop.giftCodes.issue(giftCode);
    if (!standing) return code;
    if (standing.askedBy === giftCode.askedBy)
      return asked.every((name) => standing[name] === giftCode[name]) ? code : undefined;
  }
  throw new Fault('store-conflict', 'every gift code that was drawn is taken');
}

/** Whether the request came before: then its answer stands, however late it is repeated. */
async function isRepeated(shop: IssueShop, request: IssueRequest): Promise<boolean> {
  const first = { request, place: 0 };
  for (let draw = 0; draw < mostDraws; draw++) {
    const { codeHash, askedBy } = giftCodeOf(shop, codeOf(shop, first, draw), first);
    const standing = await shop.giftCodes.read(codeHash);
    if (!standing || standing.askedBy === askedBy) return standing !== undefined;
  }
  return false;
}

/** Issues gift codes, once per request id. Who may ask has been checked. */
export async function issueGiftCodes(
  shop: IssueShop,
  request: IssueRequest,
): Promise<Outcome<IssueOutcomes>> {
  if (request.expiresAt <= request.now && !(await isRepeated(shop, request)))
    return outcome('expires-in-the-past');
  const codes: string[] = [];
  for (let place = 0; place < request.count; place++) {
    const code = await issueOne(shop, { request, place });
    if (code === undefined) return outcome('request-reused');
    codes.push(code);
  }
  return outcome('issued', { codes });
}
