import type { LedgerRule } from './rule';

const topUps = 'lambda/domain/payments/limits.ts';
const gifts = 'lambda/domain/gifts/rules.ts';
const limits = 'test/compliance/limits.test.ts';
const home = 'test/compliance/home.test.ts';

/** Of what may be bought, held and given: nothing in the books is wrong without them. */
export const ofLimits: readonly LedgerRule[] = [
  {
    name: 'no more is bought than a day allows',
    file: topUps,
    from: "limits.dayCoins - usedOf(wallet?.usage ?? {}, 'top-up-day', now)",
    to: 'limits.dayCoins',
    suite: limits,
  },
  {
    name: 'no more is bought than a month allows',
    file: topUps,
    from: "limits.monthCoins - usedOf(wallet?.usage ?? {}, 'top-up-month', now)",
    to: 'limits.monthCoins',
    suite: limits,
  },
  {
    name: 'no more is bought than a wallet may hold',
    file: topUps,
    from: 'limits.storedCoins - (wallet ? purchasedCoins(wallet) : 0)',
    to: 'limits.storedCoins',
    suite: limits,
  },
  {
    name: 'what is under way counts as bought',
    file: topUps,
    from: 'Math.max(0, coins - open)',
    to: 'Math.max(0, coins)',
    suite: limits,
  },
  {
    name: 'who is not verified may buy less',
    file: topUps,
    from: "terms.limits[isVerified ? 'verified' : 'unverified']",
    to: 'terms.limits.verified',
    suite: limits,
  },
  {
    name: 'money that comes to a wallet that is full by then goes back',
    file: 'lambda/domain/payments/settle.ts',
    from: "return coins > room.coins ? 'over-limit' : undefined;",
    to: 'return undefined;',
    suite: limits,
  },
  {
    name: 'a code that was sold fills no wallet above its limit',
    file: 'lambda/domain/gift-codes/redeem.ts',
    from: "code.kind === 'sold' && isOverStored(wallet, code.coins, storedCoins)",
    to: 'isOverStored(wallet, 0, storedCoins)',
    suite: limits,
  },
  {
    name: 'an adjustment fills no wallet above its limit',
    file: 'lambda/domain/wallet/adjust.ts',
    from: 'validMonths === undefined && isOverStored(wallet, coins, storedCoins)',
    to: 'validMonths === undefined && isOverStored(wallet, 0, storedCoins)',
    suite: limits,
  },
  {
    name: 'a gift is not accepted into a wallet that is full by then',
    file: 'lambda/domain/gifts/accept.ts',
    from: 'isOverStored(to, lotsTotal(hold.hold.lots), storedCoins)',
    to: 'isOverStored(to, 0, storedCoins)',
    suite: limits,
  },
  {
    name: 'nothing is sent to a wallet that is full',
    file: gifts,
    from: 'isOverStored(recipient.wallet, coins, storedCoins)',
    to: 'isOverStored(recipient.wallet, 0, storedCoins)',
    suite: 'test/contracts/gifts.test.ts',
  },
  {
    name: 'gifts are off where the seller does not offer them',
    file: gifts,
    from: "if (!gifts.toOtherHouseholds) return outcome('gifts-off', { contact });",
    to: '',
    suite: limits,
  },
  {
    name: 'gifts come from verified households alone',
    file: gifts,
    from: "if (!sender?.household.isVerified) return outcome('not-verified');",
    to: '',
    suite: limits,
  },
  {
    name: 'one gift has a limit',
    file: gifts,
    from: "if (coins > gifts.mostCoins) return outcome('too-much', { mostCoins: gifts.mostCoins });",
    to: '',
    suite: limits,
  },
  {
    name: 'a new contact is given nothing yet',
    file: gifts,
    from: "if (now < from) return outcome('contact-too-new', { contact, from });",
    to: '',
    suite: limits,
  },
  {
    name: 'a day has a number of gifts',
    file: gifts,
    from: "usedOf(wallet.usage, 'gift-count-day', now) >= gifts.mostPerDay",
    to: "usedOf(wallet.usage, 'gift-count-day', now) > gifts.mostPerDay",
    suite: limits,
  },
  {
    name: 'no more is given than a day allows',
    file: gifts,
    from: 'dayCoins - usedOf(usage, `${counted}-day`, now)',
    to: 'dayCoins',
    suite: limits,
  },
  {
    name: 'no more is given than a month allows',
    file: gifts,
    from: 'monthCoins - usedOf(usage, `${counted}-month`, now)',
    to: 'monthCoins',
    suite: limits,
  },
  {
    name: 'what goes at home has limits of its own',
    file: gifts,
    from: "roomOf(isHome ? 'home' : 'gift', limits, usage, now)",
    to: "roomOf(isHome ? 'gift' : 'gift', limits, usage, now)",
    suite: home,
  },
  {
    name: 'coins stay within a home where the seller does not offer to send them',
    file: gifts,
    from: "seller.wallet.home.transfers ? undefined : outcome('home-off', { contact })",
    to: "seller.wallet.home ? undefined : outcome('home-off', { contact })",
    suite: home,
  },
  {
    name: 'promo coins are not given',
    file: gifts,
    from: "if (coins > bought) return outcome('not-giveable', { giveableCoins: bought, reason: 'promo' as const });",
    to: '',
    suite: home,
  },
  {
    name: 'coins that were just bought are not given',
    file: gifts,
    from: 'Math.max(0, bought - freshCoins(wish))',
    to: 'Math.max(0, bought - 0 * freshCoins(wish))',
    suite: home,
  },
  {
    name: 'coins are fresh from when they came, however long ago they were paid',
    file: gifts,
    from: 'plusMs(freshSince(wish), -longestPendingMs)',
    to: 'plusMs(freshSince(wish), -0 * longestPendingMs)',
    suite: home,
  },
];
