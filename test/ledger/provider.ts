import { Fault } from '../../lambda/domain/fault';
import type {
  ChargeAnswer,
  ChargeRequest,
  PaymentPort,
  RefundAnswer,
  RefundRequest,
} from '../../lambda/domain/payments/port';
import type { Chance } from './chance';
import type { Network, Process } from './network';

/** What the bank of this simulation knows: nothing of the shop. */
export class Bank {
  private readonly charges = new Map<string, { answer: ChargeAnswer; cents: number }>();
  private readonly refunds = new Map<string, { paymentId: string; cents: number; answer: RefundAnswer }>();

  private readonly disputed = new Set<string>();

  /** Refunds that the shop asked for and that were made. */
  private readonly made: RefundRequest[] = [];

  constructor(private readonly chance: Chance) {}

  /** One charge per payment, whatever is asked again. */
  charge({ paymentId, cents, currency }: ChargeRequest): ChargeAnswer {
    const known = this.charges.get(paymentId);
    if (known) return known.answer;
    const answer = this.decide(paymentId, cents, currency);
    this.charges.set(paymentId, { answer, cents });
    return answer;
  }

  find({ paymentId }: Pick<ChargeRequest, 'paymentId'>): ChargeAnswer | undefined {
    return this.charges.get(paymentId)?.answer;
  }

  /** What was pending is decided, as banks do in their own time. */
  decidePending(paymentId: string, currency: string): ChargeAnswer | undefined {
    const known = this.charges.get(paymentId);
    if (known?.answer.kind !== 'pending') return known?.answer;
    known.answer = this.final(known.answer.reference, known.cents, currency);
    return known.answer;
  }

  refund(request: RefundRequest): RefundAnswer {
    const { refundId, paymentId, cents } = request;
    const id = `${paymentId}:${refundId}`;
    const known = this.refunds.get(id);
    if (known) return known.answer;
    const answer: RefundAnswer =
      this.takenCents(paymentId) >= cents ? { kind: 'done' } : { kind: 'refused', reason: 'more than came' };
    this.refunds.set(id, { paymentId, cents, answer });
    if (answer.kind === 'done') this.made.push(request);
    return answer;
  }

  /** A refund that the shop asked for comes back from the customer's bank. @returns which, when there is one. */
  returnRefund(): RefundRequest | undefined {
    const request = this.made.pop();
    if (!request) return undefined;
    const answer: RefundAnswer = { kind: 'refused', reason: 'card closed' };
    this.refunds.set(`${request.paymentId}:${request.refundId}`, { ...request, answer });
    return request;
  }

  /** Gives money back without asking the shop. */
  giveBack(paymentId: string, refundId: string, cents: number): void {
    this.refunds.set(`${paymentId}:${refundId}`, { paymentId, cents, answer: { kind: 'done' } });
  }

  /** All that was given back of a payment by now, whoever asked for it: what its own bank took is not in it. */
  refundedCents(paymentId: string): number {
    const taken = [...this.disputed].filter((id) => id.startsWith(`${paymentId}:`));
    return (
      this.givenBackCents(paymentId) - taken.reduce((sum, id) => sum + (this.refunds.get(id)?.cents ?? 0), 0)
    );
  }

  /** The customer's bank takes money back. */
  dispute(paymentId: string, refundId: string, cents: number): void {
    this.giveBack(paymentId, refundId, cents);
    this.disputed.add(`${paymentId}:${refundId}`);
  }

  /** Money that went back is here again. */
  takeAgain(paymentId: string, refundId: string): void {
    this.refunds.delete(`${paymentId}:${refundId}`);
  }

  /** All that went back of a payment by now, whoever asked for it. */
  givenBackCents(paymentId: string): number {
    const back = [...this.refunds.values()].filter((one) => one.paymentId === paymentId);
    return back.reduce((sum, { cents, answer }) => sum + (answer.kind === 'done' ? cents : 0), 0);
  }

  /** What the shop has of a payment: charged, less given back. */
  takenCents(paymentId: string): number {
    const charge = this.charges.get(paymentId);
    const charged = charge?.answer.kind === 'succeeded' ? charge.cents : 0;
    return charged - this.givenBackCents(paymentId);
  }

  private decide(paymentId: string, cents: number, currency: string): ChargeAnswer {
    const reference = `ch_${paymentId}`;
    return this.chance.happens(0.2) ? { kind: 'pending', reference } : this.final(reference, cents, currency);
  }

  private final(reference: string, cents: number, currency: string): ChargeAnswer {
    return this.chance.happens(0.12)
      ? { kind: 'declined', reason: 'card-declined', reference }
      : { kind: 'succeeded', reference, cents, currency };
  }
}

/** The provider as one process sees it: a call to somewhere else, with all that can become of one. */
export function providerFor(bank: Bank, network: Network, process: Process): PaymentPort {
  const calling = async <T>(name: string, answer: () => T): Promise<T> => {
    try {
      return (await network.call(process, name, answer)) as T;
    } catch (cause) {
      throw new Fault('payment-unreachable', 'the provider did not answer', {}, { cause });
    }
  };
  return {
    charge: (request) => calling('charge', () => bank.charge(request)),
    find: (request) => calling('find', () => bank.find(request)),
    refund: (request) => calling('refund', () => bank.refund(request)),
  };
}
