import type { IntentRequest, RequestEnvelope } from 'ask-sdk-model';
import { conversation } from './kit';
import {
  answer,
  cafe,
  english,
  french,
  goodbye,
  question,
  describe as tell,
  toyAlexa,
} from './testing/toy-skill';
import type { SkillHandler, Turn } from './types';

function intentRequests(turn: Turn): IntentRequest[] {
  return turn.invocations
    .map(({ request }) => request.request)
    .filter((request) => request.type === 'IntentRequest');
}

/** "STARTED OrderIntent drink=coffee", one for each intent that reached the skill. */
function states(turn: Turn): string[] {
  return intentRequests(turn).map((request) =>
    [request.dialogState, tell(request)].filter(Boolean).join(' '),
  );
}

test('a delegated dialog asks in the order of the model, and completes', async () => {
  const talk = conversation(toyAlexa(), english);
  const first = await talk.say('ask coffee corner to order something');
  expect(first.spoken).toEqual(['Which drink would you like?']);
  expect(states(first)).toEqual(['STARTED OrderIntent']);
  const second = await talk.say('a latte please');
  expect(second.spoken).toEqual(['How many?']);
  expect(states(second)).toEqual(['IN_PROGRESS OrderIntent drink=latte']);
  const third = await talk.say('two cups');
  expect(third.spoken).toEqual(['2 latte, right?']);
  const last = await talk.say('yes');
  expect(states(last)).toEqual(['COMPLETED OrderIntent drink=latte quantity=2']);
  expect(intentRequests(last)[0]?.intent.confirmationStatus).toBe('CONFIRMED');
  expect(last.sessionEnded).toBe(true);
});

test('« non » à la confirmation est un refus, et le dialogue est fini', async () => {
  const talk = conversation(toyAlexa(), french);
  await talk.run('U: demande au café du coin deux cafés\nA: 2 cafés, c’est bien ça ?');
  const turn = await talk.say('non merci');
  expect(intentRequests(turn)[0]?.intent.confirmationStatus).toBe('DENIED');
  expect(turn.spoken).toEqual(['Kept nothing. Anything else?']);
  expect(states(await talk.say('oui'))).toEqual(['AMAZON.YesIntent']);
});

test('a value that breaks a validation is asked for again', async () => {
  await conversation(toyAlexa(), english).run(`
    U: ask coffee corner to order twenty lattes
    A: Twelve at most. How many?
    U: twelve
    A: 12 lattes, right?
  `);
});

test('another intent leaves the dialog; the same intent changes it', async () => {
  const talk = conversation(toyAlexa(), english);
  await talk.run('U: ask coffee corner to order two lattes\nA: 2 lattes, right?');
  expect((await talk.say('order three espressos')).spoken).toEqual(['3 espressos, right?']);
  expect(states(await talk.say("what's my balance"))).toEqual(['BalanceIntent']);
  expect(states(await talk.say('yes'))).toEqual(['AMAZON.YesIntent']);
});

test('with the strategy ALWAYS the skill is called once, when all is said', async () => {
  const talk = conversation(toyAlexa(), english);
  const first = await talk.say('ask coffee corner to book a table');
  expect(first.spoken).toEqual(['For which day?']);
  expect(first.invocations).toEqual([]);
  expect((await talk.say('next friday')).spoken).toEqual(['On 2026-11-27, right?']);
  expect((await talk.say('no')).spoken).toEqual(['For which day?']);
  expect((await talk.say('tomorrow')).spoken).toEqual(['On 2026-11-20, right?']);
  expect((await talk.say('yes')).spoken).toEqual(['For how many people?']);
  const last = await talk.say('we are four');
  expect(states(last)).toEqual(['COMPLETED BookTableIntent day=2026-11-20 guests=4']);
  expect(intentRequests(last)[0]?.intent.slots?.day?.confirmationStatus).toBe('CONFIRMED');
});

test('a dialog delegated from the start opens the session', async () => {
  const alexa = toyAlexa();
  await alexa.say(english, 'ask coffee corner to book a table');
  expect(alexa.sessionOpen(english)).toBe(true);
  const turn = await alexa.say(english, 'stop');
  expect(turn.newSession).toBe(true);
  expect(turn.invocations[0]?.request.session?.new).toBe(true);
});

/** Answers every order with one directive, and everything else as the café does. */
function ordersAnsweredWith(respond: (request: IntentRequest) => ReturnType<typeof question>): SkillHandler {
  return async (event: RequestEnvelope, context) => {
    const { request } = event;
    const isOrder = request.type === 'IntentRequest' && request.intent.name === 'OrderIntent';
    return isOrder ? respond(request) : cafe(event, context);
  };
}

test('the skill may elicit a slot in its own words', async () => {
  const handler = ordersAnsweredWith(({ intent }) =>
    intent.slots?.quantity?.value === undefined
      ? question('Say a number.', [{ type: 'Dialog.ElicitSlot', slotToElicit: 'quantity' }])
      : goodbye(`${intent.slots.quantity.value} it is.`),
  );
  await conversation(toyAlexa(handler), english).run(`
    U: ask coffee corner to order a latte
    A: Say a number.
    U: seven
    A: 7 it is.
  `);
});

test('an elicited custom slot takes words that are no known value', async () => {
  const handler = ordersAnsweredWith(({ intent }) =>
    intent.slots?.drink?.value === undefined
      ? question('What?', [{ type: 'Dialog.ElicitSlot', slotToElicit: 'drink' }])
      : goodbye(`No ${intent.slots.drink.value} here.`),
  );
  await conversation(toyAlexa(handler), english).run(`
    U: ask coffee corner to order something
    A: What?
    U: dandelion wine
    A: No dandelion wine here.
  `);
});

test('the skill may confirm a slot or the intent, and change what it confirms', async () => {
  const handler = ordersAnsweredWith(({ intent }) => {
    const drink = { name: 'drink', value: 'tea', confirmationStatus: 'NONE' as const };
    if (intent.confirmationStatus !== 'NONE') return goodbye(`Intent ${intent.confirmationStatus}.`);
    if (intent.slots?.drink?.confirmationStatus === 'CONFIRMED')
      return question('All of it?', [{ type: 'Dialog.ConfirmIntent' }]);
    const updatedIntent = { ...intent, slots: { ...intent.slots, drink } };
    return question('Tea instead?', [{ type: 'Dialog.ConfirmSlot', slotToConfirm: 'drink', updatedIntent }]);
  });
  await conversation(toyAlexa(handler), english).run(`
    U: ask coffee corner to order two lattes
    A: Tea instead?
    U: yes
    A: All of it?
    U: nope
    A: Intent DENIED.
  `);
});

test('updatedIntent may hand over to another intent of the dialog model', async () => {
  const slots = {
    day: { name: 'day', value: '2026-11-20', confirmationStatus: 'CONFIRMED' as const },
    guests: { name: 'guests', confirmationStatus: 'NONE' as const },
  };
  const updatedIntent = { name: 'BookTableIntent', confirmationStatus: 'NONE' as const, slots };
  const handler = ordersAnsweredWith(() =>
    answer({ directives: [{ type: 'Dialog.Delegate', updatedIntent }] }),
  );
  await conversation(toyAlexa(handler), english).run(`
    U: ask coffee corner to order a latte
    A: For how many people?
    U: four
    A: BookTableIntent day=2026-11-20 guests=4. Anything else?
  `);
});

test.each([
  ['an intent that is not in the dialog model', 'MenuIntent', {}, /not in the dialog model/],
  ['a slot that the intent does not have', 'OrderIntent', {}, /no slot of OrderIntent/],
])('a dialog directive for %s is an invalid response', async (_, name, slots, message) => {
  const updatedIntent = { name, confirmationStatus: 'NONE' as const, slots };
  const handler = ordersAnsweredWith(() =>
    question('?', [{ type: 'Dialog.ElicitSlot', slotToElicit: 'size', updatedIntent }]),
  );
  const turn = await toyAlexa(handler).say(english, 'ask coffee corner to order a latte');
  expect(turn.error).toEqual({ code: 'INVALID_RESPONSE', message: expect.stringMatching(message) });
});

test('delegating again what is complete ends in an error, not in a loop', async () => {
  const handler: SkillHandler = async () => answer({ directives: [{ type: 'Dialog.Delegate' }] });
  const talk = conversation(toyAlexa(handler), english);
  await talk.say('ask coffee corner to order two lattes');
  expect((await talk.say('yes')).error?.message).toMatch(/again and again/);
});
