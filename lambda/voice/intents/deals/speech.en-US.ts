import type { Moment, Speech, Words } from '../../outcome';
import { aboutDays, count, isOrAre, itOrThem, money, nameOf, untilDay } from '../../phrases/en-US';
import { capitalised } from '../../phrases/phrases';
import type { DealFacts, DealsOutcomes, ListedDeal } from './outcomes';
import { screenOf } from './screen';

const subject = ({ item, mine }: DealFacts): string => `${mine ? 'your ' : ''}${nameOf(item)}`;

const lowest = ({ lowestRecent }: DealFacts): string =>
  lowestRecent ? ` Its lowest price in the last thirty days was ${money(lowestRecent)}.` : '';

/** That it is not for everyone; a tier is named where there is a lower one. */
function forWhom({ privilege }: DealFacts): string {
  if (!privilege) return '';
  if (privilege.kind === 'early') return " It hasn't opened to everyone yet.";
  const { tier, isLowest } = privilege;
  return isLowest ? " It's a members' price." : ` It's a members' price, from ${tier.names.en} up.`;
}

const runOut = ({ dueInDays }: DealFacts): string =>
  dueInDays === undefined ? '' : ` You should run out ${aboutDays(dueInDays)}.`;

const lowestShown = ({ lowestRecent }: DealFacts): string =>
  lowestRecent ? `Lowest in 30 days: ${money(lowestRecent)}` : '';

const screen = (facts: ListedDeal, { today }: Moment): NonNullable<Words['screen']> =>
  screenOf(facts, {
    title: 'Your deals',
    deal: (one) => ({
      name: capitalised(nameOf(one.item)),
      price: money(one.price),
      was: money(one.was),
      cut: `−${one.percentOff}%`,
      until: capitalised(untilDay(one.endsOn, today)),
      lowest: lowestShown(one),
    }),
    hint: (other) => `“I’ll take it”, “${other}” or “stop”`,
    yes: 'I’ll take it',
    no: 'No',
    next: 'Next',
  });

const question = ({ item, mine }: DealFacts): string =>
  mine ? `Shall I get ${itOrThem(item)} for you?` : `Would you like ${itOrThem(item)}?`;

export const speech: Speech<DealsOutcomes> = {
  'first-deal': (facts, moment) => ({
    say: `${facts.total === 1 ? 'Yes, one' : `Yes, ${count(facts.total)}`}. ${capitalised(subject(facts))} ${isOrAre(facts.item)} down from ${money(facts.was)} to ${money(facts.price)} ${untilDay(facts.endsOn, moment.today)}.${lowest(facts)}${forWhom(facts)}`,
    ask: question(facts),
    screen: screen(facts, moment),
  }),
  deal: (facts, moment) => ({
    say: `${capitalised(subject(facts))}, ${facts.percentOff} percent off, at ${money(facts.price)} ${untilDay(facts.endsOn, moment.today)}.${lowest(facts)}${forWhom(facts)}${runOut(facts)}`,
    ask: question(facts),
    screen: screen(facts, moment),
  }),
  'more-deals': ({ others }) => ({
    say: others === 1 ? 'I have one more.' : `I have ${count(others)} more.`,
    ask: others === 1 ? 'Would you like to hear it?' : 'Would you like to hear them?',
  }),
  'no-more-deals': () => ({ say: 'That was the last one.', ask: 'Anything else?' }),
  'no-deals': () => ({
    say: 'There are no deals for you right now.',
    ask: 'Is there something you need?',
  }),
  'no-deals-in-category': ({ category, others }) => ({
    say: `There are no deals on ${category} for you right now.`,
    ask:
      others === 1
        ? 'I have one other deal. Would you like to hear it?'
        : `I have ${count(others)} other deals. Would you like to hear them?`,
  }),
  'no-deal-for': ({ said, others }) => ({
    say: `There's no deal on ${said}.`,
    ask:
      others === 1
        ? 'I have one other. Would you like to hear it?'
        : `I have ${count(others)} others. Would you like to hear them?`,
  }),
  'deal-gone': () => ({ say: 'That deal has just ended.', ask: 'Is there something else you need?' }),
};
