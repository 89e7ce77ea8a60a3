import nock from 'nock';

/*
 * As much of Stripe's API as the adapter uses, in the shapes of its documentation: keys that replay the first answer,
 * declines as 402 with the intent inside, lists, refunds.
 */

export type StripeCard =
  | 'succeeds'
  | 'card_declined'
  | 'insufficient_funds'
  | 'expired_card'
  | 'authentication_required'
  | 'processing';

interface Intent {
  id: string;
  object: 'payment_intent';
  status: string;
  amount: number;
  amount_received: number;
  currency: string;
  customer: string;
  created: number;
  metadata: Record<string, string>;
  last_payment_error: object | null;
}

type Answer = [status: number, body: object];
type Form = Record<string, string>;

/** The fields of a request's body. */
export const formOf = (body: unknown): Form =>
  typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : (body as Form);

const metadataIn = (form: Form): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => {
      const key = /^metadata\[(\w+)\]$/.exec(name)?.[1];
      return key ? [[key, value]] : [];
    }),
  );

const listOf = (data: object[], url: string) => ({ object: 'list', url, has_more: false, data });

const missing = (what: string): Answer => [
  404,
  {
    error: {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such ${what}`,
      param: 'id',
    },
  },
];

/** What Stripe says of a card that was not charged. */
export function cardError(card: string, intent: object): object {
  const generic = {
    insufficient_funds: 'insufficient_funds',
    authentication_required: 'authentication_required',
  };
  const declineCode = generic[card as keyof typeof generic] ?? 'generic_decline';
  const code = card === 'insufficient_funds' ? 'card_declined' : card;
  return {
    error: {
      charge: 'ch_1',
      code,
      decline_code: declineCode,
      doc_url: `https://stripe.com/docs/error-codes/${code}`,
      message: 'Your card was declined.',
      payment_intent: intent,
      type: 'card_error',
    },
  };
}

/** A Stripe of this process; ends with `nock.cleanAll`. */
export class SmallStripe {
  readonly intents: Intent[] = [];
  readonly refunds: Record<string, unknown>[] = [];
  /** What the cards of customers do; of others there is no such customer. */
  readonly cards: Record<string, StripeCard | undefined> = {};
  /** Requests by method and path, with their keys. */
  readonly asked: { path: string; key: string | undefined; form: Form }[] = [];
  private readonly answers = new Map<string, { form: string; answer: Answer }>();

  constructor(private readonly nowSeconds: () => number) {
    const scope = nock('https://api.stripe.com').persist();
    const stripe = this;
    scope.get(/\/v1\/customers\/[^/]+$/).reply((uri) => this.customer(uri.split('/').at(-1) ?? ''));
    scope
      .get('/v1/payment_intents')
      .query(true)
      .reply((uri) => this.listIntents(uri));
    scope
      .get('/v1/refunds')
      .query(true)
      .reply((uri) => this.listRefunds(uri));
    scope.post('/v1/payment_intents').reply(function (_uri, body) {
      return stripe.once('/v1/payment_intents', this.req.headers, body, (form) => stripe.createIntent(form));
    });
    scope.post('/v1/refunds').reply(function (_uri, body) {
      return stripe.once('/v1/refunds', this.req.headers, body, (form) => stripe.createRefund(form));
    });
  }

  /** The first answer of a key is the answer of all that repeat it. */
  private once(path: string, headers: unknown, body: unknown, make: (form: Form) => Answer): Answer {
    const form = formOf(body);
    const given = (headers as Record<string, string | string[]>)['idempotency-key'];
    const key = Array.isArray(given) ? given[0] : given;
    this.asked.push({ path, key, form });
    const known = key === undefined ? undefined : this.answers.get(key);
    if (known && known.form !== JSON.stringify(form))
      return [
        400,
        { error: { type: 'idempotency_error', message: 'Keys can only be used with the same parameters' } },
      ];
    const answer = known?.answer ?? make(form);
    if (key !== undefined) this.answers.set(key, { form: JSON.stringify(form), answer });
    return answer;
  }

  private customer(id: string): Answer {
    if (this.cards[id] === undefined) return missing('customer');
    const invoice_settings = { default_payment_method: `pm_${this.cards[id]}` };
    return [200, { id, object: 'customer', default_source: null, invoice_settings }];
  }

  private createIntent(form: Form): Answer {
    const card = form.payment_method?.slice('pm_'.length) ?? '';
    const status = { succeeds: 'succeeded', processing: 'processing' }[card] ?? 'requires_payment_method';
    const intent: Intent = {
      id: `pi_${this.intents.length + 1}`,
      object: 'payment_intent',
      status,
      amount: Number(form.amount),
      amount_received: status === 'succeeded' ? Number(form.amount) : 0,
      currency: form.currency ?? '',
      customer: form.customer ?? '',
      created: this.nowSeconds(),
      metadata: metadataIn(form),
      last_payment_error: null,
    };
    this.intents.push(intent);
    if (status !== 'requires_payment_method') return [200, intent];
    const error = cardError(card, intent) as { error: Record<string, unknown> };
    const { payment_intent: _intent, ...last } = error.error;
    intent.last_payment_error = last;
    return [402, error];
  }

  private listIntents(uri: string): Answer {
    const query = new URL(uri, 'https://api.stripe.com').searchParams;
    const since = Number(query.get('created[gte]'));
    const found = this.intents.filter(
      ({ customer, created }) => customer === query.get('customer') && created >= since,
    );
    return [200, listOf(found, '/v1/payment_intents')];
  }

  private listRefunds(uri: string): Answer {
    const intent = new URL(uri, 'https://api.stripe.com').searchParams.get('payment_intent');
    const found = this.refunds.filter(({ payment_intent }) => payment_intent === intent);
    return [200, listOf(found, '/v1/refunds')];
  }

  private createRefund(form: Form): Answer {
    const intent = this.intents.find(({ id }) => id === form.payment_intent);
    if (!intent) return missing('payment_intent');
    const before = this.refunds
      .filter(({ payment_intent }) => payment_intent === intent.id)
      .reduce((sum, { amount }) => sum + Number(amount), 0);
    if (before + Number(form.amount) > intent.amount_received) {
      const message = 'Refund amount is greater than unrefunded amount on charge';
      return [400, { error: { type: 'invalid_request_error', code: 'charge_already_refunded', message } }];
    }
    const refund = {
      id: `re_${this.refunds.length + 1}`,
      object: 'refund',
      amount: Number(form.amount),
      payment_intent: intent.id,
      status: 'succeeded',
      metadata: metadataIn(form),
    };
    this.refunds.push(refund);
    return [200, refund];
  }
}
