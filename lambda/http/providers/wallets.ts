import { type Context, Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { type IssueOutcomes, issueGiftCodes } from '../../domain/gift-codes/issue';
import { householdIdFromSubject } from '../../domain/household/identity';
import type { Outcome } from '../../domain/outcome';
import { type CloseOutcomes, closeHouseholdWallet } from '../../domain/payments/close';
import type { Shop } from '../../domain/shop';
import { type AdjustOutcomes, adjustWallet } from '../../domain/wallet/adjust';
import { type OverviewOutcomes, walletOverview } from '../../domain/wallet/overview';
import { limitedBody } from '../json-body';
import { jsonContent, problemResponses } from '../openapi';
import { type HttpEnv, refuse } from '../problem';
import { readSigned, type SignatureCheck, signatureHeaders } from './signed-message';
import { answerSchemas, type WalletBody, walletBodySchema } from './wallet-body';

export interface WalletRequestsConfig {
  checkSignature: SignatureCheck;
  /** Which household a customer is. */
  householdKey: string;
}

const description = describeRoute({
  summary: "A request of the seller's system about wallets and gift codes",
  description:
    'Signed as Standard Webhooks says. What changes something is done once per webhook-id: asked again, it gives the same answer.',
  tags: ['providers'],
  parameters: signatureHeaders,
  requestBody: { required: true, content: jsonContent(walletBodySchema) },
  responses: {
    200: { description: 'Done now or before', content: jsonContent(v.union(Object.values(answerSchemas))) },
    ...problemResponses(400, 401, 404, 409, 413, 422, 503),
  },
});

type WalletOutcome = Outcome<OverviewOutcomes & CloseOutcomes & AdjustOutcomes & IssueOutcomes>;

function perform(
  shop: Shop,
  householdKey: string,
  id: string,
  { type, data }: WalletBody,
): Promise<WalletOutcome> {
  const now = shop.clock.now();
  const ofCustomer = (customerId: string) => householdIdFromSubject(householdKey, customerId);
  switch (type) {
    case 'wallet.read':
      return walletOverview(shop, ofCustomer(data.customerId), now);
    case 'wallet.close':
      return closeHouseholdWallet(shop, ofCustomer(data.customerId));
    case 'wallet.adjust': {
      const { customerId, ...adjustment } = data;
      return adjustWallet(shop, {
        adjustmentId: id,
        householdId: ofCustomer(customerId),
        ...adjustment,
        now,
      });
    }
    case 'gift-codes.issue':
      return issueGiftCodes(shop, { requestId: id, ...data, now });
  }
}

function answer(context: Context<HttpEnv>, result: WalletOutcome): Response {
  switch (result.name) {
    case 'found':
    case 'closed':
    case 'adjusted':
    case 'issued':
      return context.json({ outcome: result.name, ...result.facts });
    default:
      return refuse(context, result.name, detailOf(result.facts));
  }
}

/** The number that a refusal goes by, where it has one: `balanceCoins 120`. */
function detailOf(facts: object): { detail?: string } {
  const [fact] = Object.entries(facts);
  return fact ? { detail: fact.join(' ') } : {};
}

/** `POST /requests`: wallets read, adjusted and closed, gift codes issued. */
export const walletRequests = (shop: Shop, config: WalletRequestsConfig): Hono<HttpEnv> =>
  new Hono<HttpEnv>().post('/requests', description, limitedBody, async (context) => {
    const message = await readSigned(context, config.checkSignature, walletBodySchema);
    if (message instanceof Response) return message;
    const { id, body } = message;
    return answer(context, await perform(shop, config.householdKey, id, body));
  });
