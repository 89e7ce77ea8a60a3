import type { WalletClosing } from '../../lambda/domain/payments/wind-down';

const money = (cents: number): string => (cents / 100).toFixed(2);

/** What a run came to, wallet by wallet and in all. */
export class WindDownReport {
  private wallets = 0;
  private forfeitedCoins = 0;
  private readonly refundedCents = new Map<string, number>();
  private readonly payouts: string[] = [];
  private readonly held: string[] = [];
  private readonly failed: string[] = [];

  add(closing: WalletClosing): void {
    const { result } = closing;
    this.wallets += 1;
    if (result.name === 'closed') this.addClosed(closing, result.facts);
    if (result.name === 'coins-held') this.held.push(`${nameOf(closing)}: ${result.facts.heldCoins} coins`);
    if (result.name === 'failed') this.failed.push(`${nameOf(closing)}: ${result.facts.code}`);
  }

  private addClosed(
    closing: WalletClosing,
    facts: { refundedCents: number; payoutCoins: number; forfeitedCoins: number },
  ): void {
    const { refundedCents, payoutCoins, forfeitedCoins } = facts;
    const { currency = 'currency unknown' } = closing;
    this.forfeitedCoins += forfeitedCoins;
    if (refundedCents > 0)
      this.refundedCents.set(currency, (this.refundedCents.get(currency) ?? 0) + refundedCents);
    if (payoutCoins > 0) this.payouts.push(`${nameOf(closing)}: ${money(payoutCoins)} ${currency}`);
  }

  get hasFailed(): boolean {
    return this.failed.length > 0;
  }

  lines(isDryRun: boolean): string[] {
    const refunds = [...this.refundedCents].map(([currency, cents]) => `${money(cents)} ${currency}`);
    return [
      `Wallets: ${this.wallets}`,
      `Refunded to cards: ${refunds.join(', ') || 'nothing'}`,
      ...list('To be paid out by hand', this.payouts),
      `Promo coins that end: ${this.forfeitedCoins}`,
      ...list('Left for later, since orders or gifts hold coins', this.held),
      ...list('Failed, to be tried again', this.failed),
      ...(isDryRun ? ['', 'Nothing was changed: this is what "-- --yes" would do.'] : []),
    ];
  }
}

const nameOf = ({ customerId, account }: WalletClosing): string =>
  `${customerId ?? 'a person who was forgotten'} (${account})`;

const list = (title: string, entries: readonly string[]): string[] => [
  `${title}: ${entries.length}`,
  ...[...entries].sort().map((entry) => `  ${entry}`),
];
