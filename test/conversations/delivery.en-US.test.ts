import { plusMs } from '../../lambda/domain/time';
import { countRequests } from '../support/counting-client';
import { type DeliveryHouse, type DeliveryHouseOptions, deliverySuite } from '../support/delivery-house';
import { houseNow } from '../support/house';

/** Tuesday, 5 AM in New York, where the house is. */
const houses = deliverySuite();

const coffee = { placedAt: plusMs(houseNow, -3_600_000), units: { 'COF-GROUND-250': 2 } };
const milk = { placedAt: plusMs(houseNow, -7_200_000), units: { 'DAI-MILK-WHOLE-6': 1 } };
const both = { coming: [coffee, milk] };
/** Wednesday, 10 AM to noon. */
const wednesday = '2026-03-11T14:00:00.000Z';
const thursday = '2026-03-12T14:00:00.000Z';
/** Today, 10 AM to noon. */
const todayAtTen = '2026-03-10T14:00:00.000Z';
const whatHappens =
  'a courier may open your front door once, for your ground coffee order. The camera will record, and the door will be locked again. Shall I allow it?';

interface Talk {
  title: string;
  options?: DeliveryHouseOptions;
  before?: (house: DeliveryHouse) => Promise<unknown>;
  script: string;
  /** What has become of the windows, the first one first. */
  leaves?: string[];
}

async function hold({ options, before, script, leaves }: Talk): Promise<DeliveryHouse> {
  const house = await houses.open(options);
  await before?.(house);
  await house.talk(script);
  if (leaves) expect((await house.windows()).map(({ state }) => state)).toEqual(leaves);
  return house;
}

const authorizing: Talk[] = [
  {
    title: 'day and hours, yes, code',
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      A: Tomorrow, from 10 AM to noon, ${whatHappens}
      U: yes
      A: * What's your code?
      U: four seven one one
      A: It's authorized, tomorrow from 10 AM to noon. * Anything else?
    `,
    leaves: ['authorized'],
  },
  {
    title: 'asks for the day, then for the hours',
    script: `
      U: ask my majordomo to let the courier in
      A: Gladly. Which day shall it be?
      U: friday
      A: Gladly. Between what hours?
      U: between two thirty and four pm
      A: On Friday, from 2:30 PM to 4 PM, ${whatHappens}
      U: no
      A: All right, no one will come in. Anything else?
    `,
    leaves: [],
  },
  {
    title: 'asks for the day of hours that have none',
    script: `
      U: ask my majordomo to let the courier in between ten and noon
      A: Gladly. Which day shall it be?
      U: tomorrow
      A: Tomorrow, from 10 AM to noon, *
    `,
    leaves: [],
  },
  {
    title: 'this afternoon, this evening, tomorrow morning',
    script: `
      U: ask my majordomo to have it put inside this afternoon
      A: Today, from 1 PM to 5 PM, ${whatHappens}
      U: ask my majordomo to let the courier in tonight
      A: Today, from 5 PM to 9 PM, *
      U: ask my majordomo to let the courier in tomorrow morning
      A: Tomorrow, from 8 AM to noon, *
      U: ask my majordomo to let the courier in tomorrow at noon
      A: Tomorrow, from noon to 1 PM, *
    `,
  },
  {
    title: 'from ten for two hours',
    script: `
      U: ask my majordomo to let the courier in tomorrow from ten for two hours
      A: Tomorrow, from 10 AM to noon, *
    `,
  },
  {
    title: 'a beginning without an end',
    script: `
      U: ask my majordomo to let the courier in tomorrow at ten
      A: From 10 AM. Until what time?
      U: noon
      A: Tomorrow, from 10 AM to noon, *
    `,
  },
  {
    title: 'two to four are asked about, and mean the afternoon',
    script: `
      U: ask my majordomo to let the courier in tomorrow between two and four
      A: To be sure: do you mean 2 PM to 4 PM?
      U: yes
      A: Tomorrow, from 2 PM to 4 PM, *
    `,
  },
  {
    title: 'two to four are asked about, and mean the night',
    script: `
      U: ask my majordomo to let the courier in tomorrow between two and four
      U: what
      U: no
      A: Tomorrow, from 2 AM to 4 AM, *
    `,
  },
  {
    title: 'other hours, another day, on second thought',
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      U: make it eleven to one
      A: Tomorrow, from 11 AM to 1 PM, ${whatHappens}
      U: make it friday between ten and noon
      A: On Friday, from 10 AM to noon, *
      U: yes
      U: four seven one one
      A: It's authorized, on Friday from 10 AM to noon. *
    `,
    leaves: ['authorized'],
  },
  {
    title: 'in the past',
    script: `
      U: ask my majordomo to let the courier in yesterday between ten and noon
      A: That time is over already. Which day shall it be?
      U: tomorrow
      A: Tomorrow, from 10 AM to noon, *
    `,
  },
  {
    title: 'on a day that is over, without hours; then another, and yet another',
    script: `
      U: ask my majordomo to let the courier in yesterday
      A: That time is over already. Which day shall it be?
      U: on april thirtieth
      A: I can plan 14 days ahead, no further. Which day shall it be?
      U: tomorrow morning
      A: Tomorrow, from 8 AM to noon, *
    `,
  },
  {
    title: 'another day in place of the hours',
    script: `
      U: ask my majordomo to let the courier in tomorrow
      A: Gladly. Between what hours?
      U: on friday morning
      A: On Friday, from 8 AM to noon, *
    `,
  },
  {
    title: 'too long, too short, then as it may be',
    script: `
      U: ask my majordomo to let the courier in tomorrow from eight to five
      A: To be safe, four hours is the most. Between what hours?
      U: from ten for ten minutes
      A: A courier needs at least 15 minutes. Between what hours?
      U: between ten and noon
      A: Tomorrow, from 10 AM to noon, *
    `,
  },
  {
    title: 'too far ahead',
    script: `
      U: ask my majordomo to let the courier in on april thirtieth between ten and noon
      A: I can plan 14 days ahead, no further. Which day shall it be?
      U: no
      A: All right, no one will come in. Anything else?
    `,
  },
  {
    title: 'overlapping another delivery at the same door',
    options: both,
    before: (house) => house.plan(wednesday, 2, { order: 1 }),
    script: `
      U: ask my majordomo to let the courier in tomorrow between eleven and one
      A: Your front door has another delivery tomorrow from 10 AM to noon, * Between what hours?
      U: between noon and two
      A: Tomorrow, from noon to 2 PM, ${whatHappens}
    `,
    leaves: ['authorized'],
  },
  {
    title: 'too many',
    options: { coming: [coffee, milk, milk, milk] },
    before: async (house) => {
      for (const order of [1, 2, 3]) await house.plan(plusMs(wednesday, order * 86_400_000), 2, { order });
    },
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      A: Three deliveries inside are planned, and that is the most. * Anything else?
    `,
  },
  {
    title: 'three wrong codes lock it, and nobody is let in',
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      U: yes
      U: one one one two
      A: That isn't it. Two tries left. What's your code?
      U: one one one three
      A: That isn't it. One try left. What's your code?
      U: one one one four
      A: That isn't it, so I've locked the code to be safe. *
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      U: yes
      A: Your code is locked after three wrong tries. *
    `,
    leaves: ['requested'],
  },
  {
    title: 'without a code nothing is begun',
    options: { voiceCode: '' },
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      U: yes
      A: That takes a voice code, and you have none yet. * nothing was done. Anything else?
    `,
    leaves: [],
  },
  {
    title: 'never mind, at the question and at the code',
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      U: never mind
      A: All right, no one will come in. Goodbye.
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      U: yes
      U: never mind
      A: All right, nothing was done. Goodbye.
    `,
    leaves: ['requested'],
  },
  {
    title: 'help and mumbling at each question',
    script: `
      U: ask my majordomo to let the courier in
      U: help
      A: /(tomorrow or Friday|weekday).*Which day shall it be\\?$/
      U: purple elephants sing loudly
      A: Gladly. Which day shall it be?
      U: tomorrow
      U: purple elephants sing loudly
      A: You can say: in the morning, or: between ten and noon. Between what hours?
      U: in the morning
      U: help
      A: /your code.*Shall I allow it\\?$/
      U: purple elephants sing loudly
      A: * Tomorrow, from 8 AM to noon, ${whatHappens}
    `,
  },
  {
    title: 'two doors: asks which, by its name',
    options: { doors: ['front', 'garage'] },
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      A: There is the front door and the garage door. Which one shall it be?
      U: the back door
      A: Your back door isn't set up for this. There is the front door and the garage door. Which one shall it be?
      U: the garage
      A: * a courier may open your garage door once, *
      U: yes
      U: four seven one one
      A: It's authorized, *
    `,
    leaves: ['authorized'],
  },
  {
    title: 'the door said at once',
    options: { doors: ['front', 'back'] },
    script: `
      U: ask my majordomo to let the courier in through the back door tomorrow between ten and noon
      A: * a courier may open your back door once, *
    `,
  },
  {
    title: 'several orders: asks which',
    options: both,
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      A: Several orders are on the way. Is it for your ground coffee order?
      U: no
      A: Then, is it for your whole milk order?
      U: yes
      A: Tomorrow, from 10 AM to noon, * for your whole milk order. *
    `,
  },
  {
    title: 'the order named, and one that there is not',
    options: both,
    script: `
      U: ask my majordomo to put my milk inside tomorrow between ten and noon
      A: Tomorrow, from 10 AM to noon, * for your whole milk order. *
      U: ask my majordomo to put my shampoo inside tomorrow between ten and noon
      A: I see no order with shampoo, so nobody will be let in for it. Anything else?
    `,
  },
  {
    title: 'an order that was delivered, and none at all',
    options: { coming: [{ ...coffee, status: 'delivered' }] },
    script: `
      U: ask my majordomo to put my coffee inside tomorrow between ten and noon
      A: Your ground coffee order isn't on its way anymore, so nobody will be let in for it. Anything else?
      U: let the courier in tomorrow morning
      A: You have no order on the way that could be put inside. Anything else?
    `,
  },
  {
    title: 'another time for an order that has one',
    before: (house) => house.plan(wednesday),
    script: `
      U: ask my majordomo to let the courier in on friday between ten and noon
      A: Your ground coffee order is set to go inside tomorrow from 10 AM to noon. Would you like a different time?
      U: yes
      A: On Friday, from 10 AM to noon, ${whatHappens}
      U: yes
      U: four seven one one
      A: It's authorized, on Friday from 10 AM to noon. *
    `,
    leaves: ['revoked', 'authorized'],
  },
  {
    title: 'another time, not wanted after all; and not proven, which leaves the first',
    before: (house) => house.plan(wednesday),
    script: `
      U: ask my majordomo to let the courier in on friday between ten and noon
      U: no
      A: All right, it stays as it is. Anything else?
      U: let the courier in on friday between ten and noon
      U: yes
      U: yes
      U: stop
    `,
    leaves: ['authorized', 'requested'],
  },
  {
    title: 'no account, no door',
    options: { linked: false },
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      A: To let a courier in, I need your store account. *
    `,
  },
  {
    title: 'no door that is set up',
    options: { doors: [] },
    script: `
      U: ask my majordomo to let the courier in tomorrow between ten and noon
      A: No door of yours is set up for deliveries inside. Majordomo can fit it * Anything else?
      U: don't let anyone in
      A: No one will come in: no door of yours is set up for it. Anything else?
    `,
  },
];

describe('letting a courier in', () => {
  it.each(authorizing)('$title', hold);
});

/** What is said of the hours of tomorrow, and how it is read out. */
const halvesSaid: [said: string, answer: string][] = [
  ['between one and four a. m.', 'Tomorrow, from 1 AM to 4 AM, *'],
  ['between one and four in the morning', 'Tomorrow, from 1 AM to 4 AM, *'],
  ['between one a. m. and four', 'Tomorrow, from 1 AM to 4 AM, *'],
  ['from two am to five am', 'Tomorrow, from 2 AM to 5 AM, *'],
  ['between one and six am', 'To be safe, four hours is the most. Between what hours?'],
  ['between midnight and three', 'Tomorrow, from midnight to 3 AM, *'],
  ['between ten and two pm', 'Tomorrow, from 10 AM to 2 PM, *'],
  ['from eleven to one', 'Tomorrow, from 11 AM to 1 PM, *'],
  ['from eleven a. m. to one', 'Tomorrow, from 11 AM to 1 PM, *'],
  ['between eleven and one in the afternoon', 'Tomorrow, from 11 AM to 1 PM, *'],
  ['between one and four p. m.', 'Tomorrow, from 1 PM to 4 PM, *'],
  ['between one p. m. and four', 'Tomorrow, from 1 PM to 4 PM, *'],
  ['between seven and nine p. m.', 'Tomorrow, from 7 PM to 9 PM, *'],
  ['between six and eight in the evening', 'Tomorrow, from 6 PM to 8 PM, *'],
  ['between seven and nine a. m.', 'Tomorrow, from 7 AM to 9 AM, *'],
  ['between ten and midnight', 'Tomorrow, from 10 PM to midnight, *'],
  ['between nine a. m. and nine thirty p. m.', 'To be safe, four hours is the most. Between what hours?'],
  ['between one and four', 'To be sure: do you mean 1 PM to 4 PM?'],
];

describe('halves of the day', () => {
  it.each(halvesSaid)('%s: %s', async (said, answer) => {
    await hold({
      title: said,
      script: `U: ask my majordomo to let the courier in tomorrow ${said}\nA: ${answer}`,
    });
  });

  it('are heard in an answer, one end after the other', async () => {
    await hold({
      title: 'answers',
      script: `
        U: ask my majordomo to let the courier in tomorrow
        U: between one and four a. m.
        A: Tomorrow, from 1 AM to 4 AM, *
        U: ask my majordomo to let the courier in tomorrow at two
        A: From 2 AM. Until what time?
        U: four in the afternoon
        A: Tomorrow, from 2 PM to 4 PM, *
      `,
    });
  });
});

const nights: Talk[] = [
  {
    title: 'half past one comes twice in November',
    options: { now: '2026-10-30T12:00:00.000Z' },
    script: `
      U: ask my majordomo to let the courier in on sunday between one thirty and three
      A: To be sure: do you mean 1:30 PM to 3 PM?
      U: no
      A: The clocks go back that night, so 1:30 AM comes twice. Do you mean the first one?
      U: no
      A: On Sunday, from 1:30 AM to 3 AM, *
      U: yes
      U: four seven one one
      A: It's authorized, *
    `,
  },
  {
    title: 'half past two does not exist in March',
    options: { now: '2027-03-12T12:00:00.000Z' },
    script: `
      U: ask my majordomo to let the courier in on sunday between two thirty and four
      U: no
      A: The clocks go forward that night, so there is no 2:30 AM. Between what hours?
      U: between ten and noon
      A: On Sunday, from 10 AM to noon, *
    `,
  },
  {
    title: 'the door is in another zone than the household',
    options: { doorZone: 'Europe/Paris' },
    script: `
      U: ask my majordomo to let the courier in today between eleven and noon
      A: Today, from 11 AM to noon, *
      U: ask my majordomo to let the courier in today between eight and nine
      A: Today, from 8 PM to 9 PM, *
    `,
  },
];

describe('nights and zones', () => {
  it.each(nights)('$title', hold);

  it('the second of two equal hours is the later one', async () => {
    const [night] = nights;
    const house = await hold(night as Talk);
    const [window] = await house.windows();
    expect([window?.startsAt, window?.endsAt]).toEqual([
      '2026-11-01T06:30:00.000Z',
      '2026-11-01T08:00:00.000Z',
    ]);
  });
});

const inside = { state: 'open', unlock: { commandedAt: todayAtTen, openedAt: todayAtTen } } as const;
const later = (house: DeliveryHouse, minutes: number) => house.setNow(plusMs(todayAtTen, minutes * 60_000));

/** A window of today that has become something, seen some minutes later. */
const today =
  (changes: Parameters<DeliveryHouse['become']>[1], minutes = 2) =>
  async (house: DeliveryHouse) => {
    const window = await house.plan(todayAtTen);
    house.setNow(todayAtTen);
    await house.become(window, changes);
    later(house, minutes);
  };

const callingOff: Talk[] = [
  {
    title: 'one, without a code, once',
    before: (house) => house.plan(wednesday),
    script: `
      U: ask my majordomo don't let anyone in
      A: Done, nobody will be let in: the delivery tomorrow from 10 AM to noon is called off. Anything else?
      U: don't let the courier in
      A: The delivery tomorrow from 10 AM to noon is already called off; nobody will be let in. Anything else?
    `,
    leaves: ['revoked'],
  },
  {
    title: 'which one, when several are planned',
    options: both,
    before: async (house) => {
      await house.plan(wednesday, 2, { order: 0 });
      await house.plan(thursday, 2, { order: 1 });
    },
    script: `
      U: ask my majordomo to cancel the delivery inside
      A: Several are planned. Shall I call off the one tomorrow from 10 AM to noon?
      U: no
      A: That one stands. Shall I call off the one on Thursday from 10 AM to noon?
      U: yes
      A: Done, nobody will be let in: the delivery on Thursday from 10 AM to noon is called off. Anything else?
    `,
    leaves: ['authorized', 'revoked'],
  },
  {
    title: 'the one of a day',
    options: both,
    before: async (house) => {
      await house.plan(wednesday, 2, { order: 0 });
      await house.plan(thursday, 2, { order: 1 });
    },
    script: `
      U: ask my majordomo to cancel the delivery inside on thursday
      A: Done, nobody will be let in: the delivery on Thursday from 10 AM to noon is called off. Anything else?
    `,
    leaves: ['authorized', 'revoked'],
  },
  {
    title: 'all of them, for anyone',
    options: both,
    before: async (house) => {
      await house.plan(wednesday, 2, { order: 0 });
      await house.plan(thursday, 2, { order: 1 });
    },
    script: `
      U: ask my majordomo don't let anyone in
      A: Done, nobody will be let in: the deliveries tomorrow from 10 AM to noon and on Thursday from 10 AM to noon are called off. Anything else?
    `,
    leaves: ['revoked', 'revoked'],
  },
  {
    title: 'while the courier is inside: the door is locked',
    before: today(inside),
    script: `
      U: ask my majordomo don't let anyone in
      A: I'm locking your front door now. I'll tell you as soon as it is confirmed. Anything else?
      U: don't let anyone in
      A: I'm locking your front door now. *
    `,
    leaves: ['securing'],
  },
  {
    title: 'after the courier has left',
    before: today({ ...inside, state: 'secured' }),
    script: `
      U: ask my majordomo don't let the courier in
      A: The courier has already left, and your front door is locked. *
    `,
    leaves: ['secured'],
  },
  {
    title: 'nothing is planned',
    script: `
      U: ask my majordomo to cancel the delivery inside
      A: No one is coming in: no inside delivery is planned. Anything else?
    `,
  },
  {
    title: 'locked by voice while somebody is inside, and told to lock before',
    before: today(inside),
    script: `
      U: ask my majordomo to lock my door
      A: I'm locking your front door now. *
    `,
    leaves: ['securing'],
  },
  {
    title: 'locked before a delivery, and out of reach without one',
    before: (house) => house.plan(wednesday),
    script: `
      U: ask my majordomo to lock the front door
      A: I've told your front door to lock. *
      U: lock the garage door
      A: I reach your lock only around a delivery, and there is none. *
    `,
    leaves: ['authorized'],
  },
  {
    title: 'never unlocked by voice',
    before: today({ state: 'recording' }),
    script: `
      U: ask my majordomo to open my door
      A: For your safety, no voice opens your door, not even yours. * What can I do for you?
      U: unlock the front door
      A: For your safety, no voice opens your door, *
      U: let me in
      A: For your safety, no voice opens your door, *
    `,
    leaves: ['recording'],
  },
];

describe('calling off, locking, and never unlocking', () => {
  it.each(callingOff)('$title', hold);

  it('no talk of a door ever leaves an unlock command', async () => {
    const house = await houses.open();
    const window = await house.plan(wednesday);
    for (const said of ['open my door', 'unlock the front door', 'lock my door', "don't let anyone in"])
      await house.say(`ask my majordomo to ${said}`);
    const kinds = (await house.shop.commands.ofWindow(window.windowId)).map(({ body }) => body.kind);
    expect(kinds).toContain('lock');
    expect(kinds).not.toContain('unlock');
  });
});

const locked = { lock: 'locked', door: 'closed', at: plusMs(todayAtTen, 60_000) } as const;
const clip = { challenge: 'c', startedAt: todayAtTen, clip: { reference: 'clip-1', endsAt: locked.at } };

const asking: Talk[] = [
  {
    title: 'nothing planned, nothing read, nothing recorded',
    script: `
      U: ask my majordomo did the courier come
      A: No delivery inside is planned, and there was none lately. *
      U: is my door locked
      A: I can't tell about your front door: I read its lock only around a delivery. Anything else?
      U: when was the last recording
      A: There is no recording of the last two days: *
    `,
  },
  {
    title: 'to come',
    before: (house) => house.plan(wednesday),
    script: `
      U: ask my majordomo when is the delivery inside
      A: Not yet: a courier may come tomorrow from 10 AM to noon, through your front door. Anything else?
    `,
  },
  {
    title: 'at the door',
    before: today({ state: 'arrived' }),
    script: `
      U: ask my majordomo is the courier there
      A: The courier is at your front door, and has not been let in yet. Anything else?
    `,
  },
  {
    title: 'inside, and the door with it',
    before: today(inside),
    script: `
      U: ask my majordomo did the courier come
      A: The courier opened your front door two minutes ago. It will lock as soon as they're out. Anything else?
      U: is my door locked
      A: The courier opened your front door two minutes ago. *
    `,
  },
  {
    title: 'being locked, with what was last read',
    before: today({ ...inside, state: 'securing', seen: { lock: 'unknown', door: 'closed', at: locked.at } }),
    script: `
      U: ask my majordomo is my door locked
      A: I'm having your front door locked; it isn't confirmed yet. Its lock was last seen not answering, one minute ago. Anything else?
    `,
  },
  {
    title: 'not locked, at launch and when asked, before everything else',
    before: today({
      ...inside,
      state: 'relock-failed',
      seen: { lock: 'jammed', door: 'closed', at: locked.at },
      alarms: [{ name: 'door-not-locked', at: locked.at }],
    }),
    script: `
      U: open my majordomo
      A: Warning: your front door hasn't confirmed that it's locked. Its lock was last seen jammed, one minute ago. * Anything else?
      U: is my door locked
      A: Warning: your front door hasn't confirmed that it's locked. *
    `,
  },
  {
    title: 'came: when, locked, recorded',
    before: today({ ...inside, state: 'completed', seen: locked, camera: clip }, 12),
    script: `
      U: ask my majordomo did the courier come
      A: Yes, the courier came at 10 AM, and your front door was locked again. The recording is in your camera's app. Anything else?
      U: is my front door locked
      A: Your front door was locked at 10:01 AM, 11 minutes ago. Anything else?
      U: when was the last recording
      A: The last recording is of your front door, and ended at 10:01 AM. * Anything else?
    `,
  },
  {
    title: 'unknown is said as unknown, open as open',
    before: today({ state: 'expired', seen: { lock: 'unknown', door: 'unknown', at: locked.at } }, 4),
    script: `
      U: ask my majordomo is my door locked
      A: I can't tell whether your front door is locked: its lock gave no answer at 10:01 AM, three minutes ago. *
      U: did the courier come
      A: No, nobody was let in: the delivery today from 10 AM to noon is past its time. Anything else?
    `,
  },
  {
    title: 'an alarm of the delivery that is asked about comes first',
    before: today({
      ...inside,
      state: 'completed',
      seen: locked,
      alarms: [{ name: 'camera-lost', at: locked.at }],
    }),
    script: `
      U: ask my majordomo did the courier come
      A: First, an alarm at 10:01 AM: the camera failed while the courier was there. Yes, the courier came at 10 AM, * There is no recording of it. Anything else?
    `,
  },
  {
    title: 'today’s delivery is the greeting, and an order says when it is put inside',
    before: (house) => house.plan(todayAtTen),
    script: `
      U: open my majordomo
      A: Good day. A courier may open your front door today from 10 AM to noon. What can I do for you?
      U: where is my order
      A: Your ground coffee order is being prepared and comes on Thursday. It will be put inside today from 10 AM to noon. Anything else?
    `,
  },
];

describe('asking after a delivery', () => {
  it.each(asking)('$title', hold);
});

const vacations: Talk[] = [
  {
    title: 'until a day, read back, and ended',
    script: `
      U: ask my majordomo we're away until march twentieth
      A: Noted, no delivery inside before Friday, March 20. * Anything else?
      U: let the courier in tomorrow between ten and noon
      A: You wanted no delivery inside before you are back on Friday, March 20. * Anything else?
      U: we're back
      A: Welcome back. Deliveries inside can be planned again: *
      U: we're back
      A: Welcome back. Deliveries inside were possible all along. Anything else?
      U: let the courier in tomorrow between ten and noon
      A: Tomorrow, from 10 AM to noon, *
    `,
  },
  {
    title: 'for two weeks, and asked for the day',
    script: `
      U: ask my majordomo we're on vacation for two weeks
      A: Noted, no delivery inside before Tuesday, March 24. *
      U: we're going on vacation
      A: Then no one will come in. Until which day?
      U: purple elephants sing loudly
      A: Sorry, I need a day, * Until which day?
      U: until july third
      A: Noted, no delivery inside before Friday, July 3. *
    `,
  },
  {
    title: 'what was planned for that time is called off after a yes',
    before: (house) => house.plan(wednesday),
    script: `
      U: ask my majordomo we're away until march twentieth
      A: Noted, no new delivery inside before Friday, March 20. One is planned for that time, tomorrow from 10 AM to noon. Shall I call it off?
      U: yes
      A: Done, it is called off, and no one will come in while you're away. Anything else?
    `,
    leaves: ['revoked'],
  },
  {
    title: 'or stays as planned',
    before: (house) => house.plan(wednesday),
    script: `
      U: ask my majordomo no deliveries before march twentieth
      U: no
      A: All right, I leave it as planned. Anything else?
    `,
    leaves: ['authorized'],
  },
];

describe('away', () => {
  it.each(vacations)('$title', hold);
});

describe('what a turn asks of the table', () => {
  it('reads once to read out; asks for the window with the yes; authorises beside the code', async () => {
    const client = houses.table().newClient();
    const counter = countRequests(client);
    const house = await houses.open({ client });
    await house.say('open my majordomo');
    const trips = async (said: string) => {
      counter.reset();
      await house.say(said);
      return counter.counts().roundTrips;
    };
    expect(await trips('let the courier in tomorrow between ten and noon')).toBe(1);
    expect(await trips('yes')).toBe(2);
    // Read, count the try of the code, write.
    expect(await trips('four seven one one')).toBe(3);
    expect(await trips('did the courier come')).toBe(1);
    expect(await trips('lock my door')).toBe(2);
    expect(await trips("don't let anyone in")).toBe(2);
    expect(await trips("we're away until july third")).toBe(2);
  });
});
