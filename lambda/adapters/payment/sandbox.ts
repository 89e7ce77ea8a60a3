import { Fault } from '../../domain/fault';
import type { PaymentEvent } from '../../domain/payments/events';
import type { DeclineReason } from '../../domain/payments/payment';
import type {
  ChargeAnswer,
  ChargeRequest,
  PaymentPort,
  RefundAnswer,
  RefundRequest,
} from '../../domain/payments/port';
import { type Clock, plusMs } from '../../domain/time';
import { sortablePartOf } from '../system/ids';
import { type CallbackConfig, deliverCallbacks } from './sandbox-callbacks';
import { openMemory, type SandboxMemory, type SandboxMode, sandboxModes } from './sandbox-state';

export interface SandboxConfig extends CallbackConfig {
  /** Where it remembers over restarts; absent: as long as the process. */
  file?: string;
}

/** A payment provider on this machine: no money moves. For development and tests only. */
export interface Sandbox extends PaymentPort {
  /** What it knows and will do; may be scripted. */
  readonly memory: SandboxMemory;
  /** Has something to say at once, as after a refund at its own console. */
  tell(id: string, event: PaymentEvent): void;
  /** Calls back what is due by the clock, once more what was not taken. */
  deliver(): Promise<void>;
}

const callbackDelayMs = 2_000;
const pendingMs = 20_000;

const declines: Partial<Record<SandboxMode, DeclineReason>> = {
  declined: 'card-declined',
  'pending-declined': 'card-declined',
  'insufficient-funds': 'insufficient-funds',
  'card-expired': 'card-expired',
  'authentication-required': 'authentication-required',
  'no-card': 'no-card',
};

/** `cus_sandbox_declined` is declined, unless the script says otherwise. */
const customerPrefix = 'cus_sandbox_';

const isMode = (text: string): text is SandboxMode => sandboxModes.some((mode) => mode === text);

/** What a customer's card does. */
export function modeOfCustomer({ state }: SandboxMemory, paymentCustomerId: string): SandboxMode {
  const isNamed = paymentCustomerId.startsWith(customerPrefix);
  const named = isNamed ? paymentCustomerId.slice(customerPrefix.length) : '';
  return state.script.customers[paymentCustomerId] ?? (isMode(named) ? named : 'succeeds');
}

const modeOf = (memory: SandboxMemory, { cents, paymentCustomerId }: ChargeRequest): SandboxMode =>
  memory.state.script.cents[String(cents)] ?? modeOfCustomer(memory, paymentCustomerId);

/** What it answers in the end. */
function finalAnswer(request: ChargeRequest, mode: SandboxMode): ChargeAnswer {
  const reference = `sandbox_${sortablePartOf(request.paymentId)}`;
  const reason = declines[mode];
  if (reason !== undefined) return { kind: 'declined', reason, reference };
  const cents = mode === 'wrong-sum' ? request.cents + 1 : request.cents;
  return { kind: 'succeeded', reference, cents, currency: request.currency };
}

const lost = () => new Fault('payment-unreachable', 'the sandbox was asked not to answer');

class LocalProvider implements Sandbox {
  readonly memory: SandboxMemory;
  private readonly clock: Clock;

  constructor(private readonly config: SandboxConfig) {
    this.memory = openMemory(config.file);
    this.clock = config.clock;
  }

  charge = async (request: ChargeRequest): Promise<ChargeAnswer> => {
    const mode = modeOf(this.memory, request);
    if (mode === 'unreachable') throw lost();
    const known = this.memory.state.charges[request.paymentId];
    if (known) return known.answer;
    const answer = this.firstAnswer(request, mode);
    this.memory.save();
    if (mode === 'called-first') await this.deliver();
    if (mode === 'answer-lost') throw lost();
    return answer;
  };

  find = async (request: ChargeRequest): Promise<ChargeAnswer | undefined> => {
    if (modeOf(this.memory, request) === 'unreachable') throw lost();
    const charge = this.memory.state.charges[request.paymentId];
    return charge && this.clock.now() >= charge.finalAt ? charge.final : charge?.answer;
  };

  refund = async (request: RefundRequest): Promise<RefundAnswer> => {
    const { refunds, charges } = this.memory.state;
    const key = `${request.paymentId}:${request.refundId}`;
    const charge = charges[request.paymentId]?.request;
    const answer = refunds[key]?.answer ?? this.refundAnswer(request, charge);
    refunds[key] = { request, answer };
    this.memory.save();
    return answer;
  };

  tell = (id: string, event: PaymentEvent): void => {
    this.callBack(id, event, 0);
    this.memory.save();
  };

  deliver = async (): Promise<void> => {
    await deliverCallbacks(this.memory, this.config);
  };

  /** What it says at once; what it will call back with is put down beside. */
  private firstAnswer(request: ChargeRequest, mode: SandboxMode): ChargeAnswer {
    const { householdId, paymentId } = request;
    const final = finalAnswer(request, mode);
    const isPending = mode === 'pending' || mode === 'pending-declined';
    const answer: ChargeAnswer = isPending
      ? { kind: 'pending', reference: final.reference ?? paymentId }
      : final;
    const finalAt = plusMs(this.clock.now(), isPending ? pendingMs : 0);
    this.memory.state.charges[paymentId] = { request, answer, final, finalAt };
    const event: PaymentEvent = { type: 'charge', payment: { householdId, paymentId }, answer: final };
    const afterMs = mode === 'called-first' ? 0 : callbackDelayMs;
    this.callBack(`${paymentId}:charge`, event, isPending ? pendingMs : afterMs);
    if (mode === 'called-twice') this.callBack(`${paymentId}:charge:again`, event, afterMs);
    return answer;
  }

  private refundAnswer(request: RefundRequest, charge: ChargeRequest | undefined): RefundAnswer {
    if (!charge) return { kind: 'refused', reason: 'unknown-charge' };
    if (this.refundedCents(request) + request.cents > charge.cents)
      return { kind: 'refused', reason: 'more-than-was-paid' };
    const mode = modeOf(this.memory, charge);
    if (mode === 'refund-refused') return { kind: 'refused', reason: 'refused' };
    if (mode !== 'refund-pending') return { kind: 'done' };
    const { householdId, paymentId, refundId } = request;
    const payment = { householdId, paymentId };
    const event: PaymentEvent = { type: 'refund', payment, refundId, answer: { kind: 'done' } };
    this.callBack(`${paymentId}:${refundId}`, event, pendingMs);
    return { kind: 'pending' };
  }

  private refundedCents({ chargeReference }: RefundRequest): number {
    return Object.values(this.memory.state.refunds)
      .filter(
        ({ request, answer }) => request.chargeReference === chargeReference && answer.kind !== 'refused',
      )
      .reduce((sum, { request }) => sum + request.cents, 0);
  }

  private callBack(id: string, event: PaymentEvent, afterMs: number): void {
    const notBefore = plusMs(this.clock.now(), afterMs);
    this.memory.state.callbacks.push({ id, event, notBefore, tries: 0 });
  }
}

export const makeSandbox = (config: SandboxConfig): Sandbox => new LocalProvider(config);
