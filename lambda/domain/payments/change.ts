import { Fault } from '../fault';
import type { HouseholdId } from '../ids';
import type { Shop } from '../shop';
import { epochMsOf } from '../time';
import type { Movement } from '../wallet/movement';
import { emptyWallet, type Wallet } from '../wallet/wallet';
import type { Payment, PaymentReference } from './payment';

/** Tries against a payment or a wallet that keeps changing; each loses only to a change that won. */
const mostTries = 64;

export type ChangeShop = Pick<Shop, 'payments' | 'households' | 'wallets' | 'clock' | 'ids' | 'seller'>;

/** The next version of a payment, and what it moves in the wallet. */
export interface NextPayment {
  payment: Payment;
  movement?: Movement;
}

/** Whose coins a payment moves. */
export interface Owner {
  wallet: Wallet;
  isVerified: boolean;
  /** The household was forgotten: what comes now would be nobody's. */
  isGone: boolean;
}

/** What is to become of it; nothing when it is so already; `again` when it changed while the plan was made. */
type Planned = NextPayment | undefined | 'again';

/** What a payment is to become, on what is true now. */
export type Plan = (payment: Payment, owner: () => Promise<Owner>) => Planned | Promise<Planned>;

export interface ChangedPayment {
  payment: Payment;
  /** False when it was so before. */
  isChanged: boolean;
}

/** Reads the owner of the coins when first asked; a refusal that tells the wallet saves reading again. */
class OwnerReader {
  private latest: Wallet | undefined;
  private readonly newAccount: string;

  constructor(
    private readonly shop: ChangeShop,
    private readonly householdId: HouseholdId,
  ) {
    this.newAccount = shop.ids.next('acc', epochMsOf(shop.clock.now()));
  }

  /** With the wallet that the first coins will make, when there is none. */
  read = async (): Promise<Owner> => {
    const view = await this.shop.households.read(this.householdId);
    const wallet = this.latest ?? (view ? view.wallet : await this.readAlone());
    return {
      wallet: wallet ?? emptyWallet(this.householdId, this.newAccount),
      isVerified: view?.household.isVerified === true,
      isGone: !view,
    };
  };

  /** A wallet may outlive the profile of its household. */
  private readAlone = (): Promise<Wallet | undefined> => this.shop.wallets.read(this.householdId);

  tell(wallet: Wallet): void {
    this.latest = wallet;
  }
}

async function save(shop: ChangeShop, { payment, movement }: NextPayment) {
  return movement ? shop.payments.move(payment, movement) : shop.payments.save(payment);
}

/** How the payment is after something else came first. */
async function latestOf(
  shop: ChangeShop,
  { householdId, paymentId }: PaymentReference,
  result: Awaited<ReturnType<typeof save>> | undefined,
  owner: OwnerReader,
): Promise<Payment | undefined> {
  if (result?.kind === 'wallet-changed') owner.tell(result.wallet);
  return result?.kind === 'payment-changed' ? result.payment : shop.payments.read(householdId, paymentId);
}

/**
 * Changes a payment, with the coins that go with it in one transaction; planned again on what is true whenever
 * something else came first.
 * @returns undefined when there is no such payment.
 * @throws Fault `store-conflict` when others keep changing the payment or the wallet.
 */
export async function changePayment(
  shop: ChangeShop,
  reference: PaymentReference,
  plan: Plan,
): Promise<ChangedPayment | undefined> {
  const { householdId, paymentId } = reference;
  const owner = new OwnerReader(shop, householdId);
  let payment = await shop.payments.read(householdId, paymentId);
  for (let tries = 0; payment && tries < mostTries; tries++) {
    const next = await plan(payment, owner.read);
    if (!next) return { payment, isChanged: false };
    const result = next === 'again' ? undefined : await save(shop, next);
    if (next !== 'again' && result?.kind === 'committed') return { payment: next.payment, isChanged: true };
    payment = await latestOf(shop, reference, result, owner);
  }
  if (!payment) return undefined;
  throw new Fault('store-conflict', 'a payment or its wallet kept changing', { paymentId });
}
