import { dealOn, habitOf } from '../../../test/support/house';
import { houseSuite } from '../../../test/support/house-suite';
import { householdIdFromUser } from '../../domain/household/identity';

const houses = houseSuite();

const runningOut = habitOf('COF-GROUND-250', { lastDay: '2026-02-19' });

describe('launch', () => {
  it('greets with what runs out, and reorders on "yes"', async () => {
    const house = await houses.open({ habits: [runningOut] });
    await house.talk(`
      U: open my majordomo
      A: Good day. Your ground coffee should run out *. Shall I reorder?
      U: yes
      A: Your usual ground coffee, two bags, *
    `);
    const french = await houses.open({ habits: [runningOut], locale: 'fr-FR' });
    await french.talk(`
      U : ouvre mon majordome
      A : Bonjour. Votre café moulu va manquer *. J'en recommande ?
      U : oui
      A : Votre café moulu habituel, deux paquets, *
    `);
  });

  it('greets with a deal on what the household buys when nothing runs out', async () => {
    const habits = [habitOf('COF-GROUND-250', { lastDay: '2026-03-09' })];
    const house = await houses.open({ habits, deals: [dealOn('COF-GROUND-250')] });
    await house.talk(`
      U: launch my majordomo
      A: Good day. Ground coffee is 20 percent off for you, at $3.83. Would you like that?
      U: no
      A: * nothing* Anything else?
    `);
    const french = await houses.open({ habits, deals: [dealOn('COF-GROUND-250')], locale: 'fr-FR' });
    await french.talk(`
      U : lance mon majordome
      A : Bonjour. Le café moulu est à moins 20 % pour vous, à 3,16 €. Ça vous dit ?
    `);
  });

  it('greets a newcomer with what can be said, and loads the household’s own products', async () => {
    const house = await houses.open({ linked: false });
    const [turn] = await house.talk(`
      U: open my majordomo
      A: Good day, I am your majordomo. * What can I do for you?
    `);
    expect(turn?.directives).toEqual([]);
    const own = await houses.open({ habits: [runningOut] });
    const [launched] = await own.talk('U: open my majordomo');
    expect(launched?.directives).toMatchObject([
      {
        type: 'Dialog.UpdateDynamicEntities',
        types: [{ name: 'Product', values: [{ id: 'COF-GROUND-250' }] }],
      },
    ]);
  });
});

describe('the built-in intents', () => {
  it('helps with what would work right now, and inside a question with how to answer it', async () => {
    const house = await houses.open({ habits: [habitOf('COF-GROUND-250', { lastDay: '2026-03-09' })] });
    await house.talk(`
      U: open my majordomo
      U: help
      A: I reorder for you, paid with your coins, * Try: reorder ground coffee. What would you like?
      U: reorder coffee
      U: help
      A: Yes orders it and pays with your coins, no keeps nothing. * Shall I order that?
      U: yes
      A: Done, *
    `);
    const french = await houses.open({ locale: 'fr-FR' });
    await french.talk(`
      U : ouvre mon majordome
      U : aide
      A : Je recommande vos produits, * Qu'est-ce qui vous ferait plaisir ?
    `);
  });

  it('repeats, and the question goes on waiting', async () => {
    const house = await houses.open({ habits: [runningOut] });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: Your usual ground coffee, two bags, * Shall I order that?
      U: repeat
      A: Your usual ground coffee, two bags, * Shall I order that?
      U: yes
      A: Done, *
    `);
  });

  it.each(['stop', 'cancel', 'exit'])('leaves at "%s"', async (word) => {
    const house = await houses.open({ habits: [runningOut] });
    const [, turn] = await house.talk(`
      U: ask my majordomo to reorder coffee
      U: ${word}
    `);
    expect(turn?.sessionEnded).toBe(true);
    expect(await house.orders()).toEqual([]);
  });

  it('asks shorter, then with examples, then leaves it', async () => {
    const house = await houses.open({ habits: [habitOf('COF-GROUND-250', { lastDay: '2026-03-09' })] });
    const turns = await house.talk(`
      U: open my majordomo
      U: fjord blanket seventeen wobble
      A: Sorry, what can I do for you?
      U: fjord blanket seventeen wobble
      A: You can say: reorder ground coffee, or: what are my deals. What would you like?
      U: fjord blanket seventeen wobble
      A: I'll leave it there; nothing has changed. * Goodbye.
    `);
    expect(turns.at(-1)?.sessionEnded).toBe(true);
    const french = await houses.open({ locale: 'fr-FR' });
    await french.talk(`
      U : ouvre mon majordome
      U : bouclier fjord dix-sept vibraphone
      A : Pardon, que puis-je faire pour vous ?
      U : bouclier fjord dix-sept vibraphone
      A : Vous pouvez dire : commande du café, ou : quels sont mes bons plans. Que désirez-vous ?
      U : bouclier fjord dix-sept vibraphone
      A : J'en reste là, rien n'a changé. * Au revoir.
    `);
  });

  it('asks a confirmation again, differently each time', async () => {
    const house = await houses.open({ habits: [runningOut] });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      U: fjord blanket seventeen wobble
      A: Sorry, I missed that. Shall I order two bags of ground coffee for $13.48?
      U: fjord blanket seventeen wobble
      A: You can say yes, no, or another number, like make it two. Do you want the order of $13.48?
      U: yes
      A: Done, *
    `);
  });

  it('has nothing more to go on to when no list is read', async () => {
    const house = await houses.open();
    await house.talk(`
      U: open my majordomo
      U: next
      A: There's nothing more to go through. What can I do for you?
      U: yes
      A: * What can I do for you?
      U: no
      A: *oodbye.
    `);
  });
});

describe('requests without words', () => {
  it('answers whether it could, and changes nothing', async () => {
    const house = await houses.open();
    const before = await house.shop.households.read(house.household.id);
    const slot = (value: string) => ({ product: { name: 'product', value, confirmationStatus: 'NONE' } });
    const ask = async (name: string, slots: object) => {
      const turn = await house.alexa.send(house.speaker, {
        type: 'CanFulfillIntentRequest',
        intent: { name, confirmationStatus: 'NONE', slots },
      });
      return turn.invocations.at(-1)?.response?.response.canFulfillIntent;
    };
    expect(await ask('ReorderIntent', slot('coffee'))).toEqual({
      canFulfill: 'MAYBE',
      slots: { product: { canUnderstand: 'YES', canFulfill: 'YES' } },
    });
    expect(await ask('ReorderIntent', slot('purple elephants'))).toMatchObject({ canFulfill: 'NO' });
    expect(await ask('DealsIntent', {})).toEqual({ canFulfill: 'YES', slots: {} });
    expect(await ask('TeleportIntent', {})).toEqual({ canFulfill: 'NO' });
    expect(await house.shop.households.read(house.household.id)).toEqual(before);
  });

  it.each([
    'AlexaSkillEvent.SkillEnabled',
    'AlexaSkillEvent.SkillPermissionAccepted',
    'AlexaSkillEvent.SkillPermissionChanged',
    'AlexaSkillEvent.ProactiveSubscriptionChanged',
    'Messaging.MessageReceived',
    'Reminders.ReminderCreated',
  ])('takes %s in silence', async (type) => {
    const house = await houses.open();
    const turn = await house.alexa.send(house.speaker, { type });
    expect(turn.invocations.at(-1)?.response?.response).toEqual({});
  });

  it('forgets the household when the skill is disabled, twice as well as once', async () => {
    const house = await houses.open({ habits: [runningOut] });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      U: yes
    `);
    const [order] = await house.orders();
    await house.alexa.send(house.speaker, { type: 'AlexaSkillEvent.SkillDisabled' });
    await house.alexa.send(house.speaker, { type: 'AlexaSkillEvent.SkillDisabled' });
    expect(await house.shop.households.read(house.household.id)).toBeUndefined();
    expect(await house.orders()).toMatchObject([{ orderId: order?.orderId, isForgotten: true }]);
    expect(await house.shop.wallets.journal(`order:${order?.orderId}:hold`)).toBeDefined();
    const { availableCoins = 0, heldCoins = 0 } = (await house.shop.wallets.read(house.household.id)) ?? {};
    expect(availableCoins + heldCoins).toBe(10_000);
  });

  it('finds the household to forget by the account that was linked', async () => {
    const house = await houses.open({ habits: [runningOut] });
    const guestId = householdIdFromUser('obviously-fake-household-key-0000000', house.speaker.userId);
    await house.alexa.send(house.speaker, { type: 'AlexaSkillEvent.SkillAccountLinked' });
    expect(await house.shop.households.accountOf(guestId)).toBe(house.household.id);
    const turn = await house.say('open my majordomo');
    const envelope = structuredClone(turn.invocations[0]?.request) as unknown as {
      context: { System: { user: { accessToken?: string } } };
      request: object;
    };
    delete envelope.context.System.user.accessToken;
    const request = { ...envelope.request, type: 'AlexaSkillEvent.SkillDisabled' };
    await house.alexa.invoke({ ...envelope, request });
    expect(await house.shop.households.read(house.household.id)).toBeUndefined();
  });

  it('remembers whom the customer lets Alexa tell something, until that is taken back', async () => {
    const house = await houses.open();
    const told = (...eventNames: string[]) =>
      house.alexa.send(house.speaker, {
        type: 'AlexaSkillEvent.ProactiveSubscriptionChanged',
        body: { subscriptions: eventNames.map((eventName) => ({ eventName })) },
      });
    await told('AMAZON.MessageAlert.Activated', 'AMAZON.OrderStatus.Updated');
    expect(await house.shop.households.reachesOf(house.household.id)).toMatchObject([
      {
        alexaUserId: house.speaker.userId,
        eventNames: ['AMAZON.MessageAlert.Activated', 'AMAZON.OrderStatus.Updated'],
      },
    ]);
    await told();
    expect(await house.shop.households.reachesOf(house.household.id)).toEqual([]);
  });

  it('takes what a guest has allowed along into the account that is linked', async () => {
    const house = await houses.open();
    const guestId = householdIdFromUser('obviously-fake-household-key-0000000', house.speaker.userId);
    const reach = {
      guestId,
      alexaUserId: house.speaker.userId,
      apiEndpoint: 'https://api',
      eventNames: ['a'],
    };
    await house.shop.households.saveReach(guestId, reach);
    await house.alexa.send(house.speaker, { type: 'AlexaSkillEvent.SkillAccountLinked' });
    expect(await house.shop.households.reachesOf(guestId)).toEqual([]);
    expect(await house.shop.households.reachesOf(house.household.id)).toEqual([reach]);
  });

  it('logs what Alexa reports and says nothing', async () => {
    const house = await houses.open();
    houses.excuse(house);
    const error = { type: 'INVALID_RESPONSE', message: 'obviously fake' };
    const ended = await house.alexa.send(house.speaker, {
      type: 'SessionEndedRequest',
      reason: 'ERROR',
      error,
    });
    expect(ended.invocations.at(-1)?.response?.response).toEqual({});
    const turn = await house.alexa.send(house.speaker, {
      type: 'System.ExceptionEncountered',
      error,
      cause: {},
    });
    expect(turn.invocations.at(-1)?.response?.response).toEqual({});
    expect(house.lints).toMatchObject([{ message: 'obviously fake' }, { message: 'obviously fake' }]);
    expect(house.faults).toEqual([]);
  });

  it('takes a touch on the screen as the word on it', async () => {
    const house = await houses.open({ habits: [runningOut], screen: true });
    await house.talk('U: ask my majordomo to reorder coffee');
    const turn = await house.alexa.touch(house.speaker, ['yes'], 'majordomo');
    expect(turn.spoken.join(' ')).toMatch(/^Done, /);
  });
});

describe('what should never come', () => {
  it('apologises to a request of an unknown type, and to an unknown intent', async () => {
    const house = await houses.open();
    houses.excuse(house);
    const turn = await house.alexa.send(house.speaker, { type: 'Alexa.Unheard.Of' });
    expect(turn.spoken.join(' ')).toMatch(/^I'm sorry, something went wrong/);
    const unknown = await house.alexa.send(house.speaker, {
      type: 'IntentRequest',
      intent: { name: 'TeleportIntent', confirmationStatus: 'NONE' },
    });
    expect(unknown.spoken.join(' ')).toMatch(/^I'm sorry, something went wrong/);
    expect(house.faults).toEqual(['request-unknown', 'request-unknown']);
  });

  it('apologises when parts are missing, and touches nothing', async () => {
    const house = await houses.open();
    houses.excuse(house);
    const turn = await house.say('open my majordomo');
    const whole = turn.invocations[0]?.request as unknown as Record<string, unknown>;
    const context = whole.context as { System: object };
    const request = whole.request as object;
    const broken: Record<string, unknown>[] = [
      {},
      { ...whole, request: undefined },
      { ...whole, context: undefined },
      { ...whole, context: { System: { ...context.System, user: undefined } }, session: undefined },
      { ...whole, request: { ...request, timestamp: 'yesterday' } },
      { ...whole, request: { type: 'IntentRequest', timestamp: '2026-03-10T09:00:00Z', requestId: 'r' } },
    ];
    for (const envelope of broken) {
      const { response } = await house.alexa.invoke(envelope);
      expect(JSON.stringify(response?.response.outputSpeech)).toMatch(/I'm sorry, something went wrong/);
    }
    expect(house.faults).toEqual(Array.from({ length: broken.length }, () => 'request-malformed'));
  });

  it("refuses another skill's requests", async () => {
    const house = await houses.open();
    const turn = await house.say('open my majordomo');
    const envelope = structuredClone(turn.invocations[0]?.request) as unknown as {
      context: { System: { application: { applicationId: string } } };
    };
    envelope.context.System.application.applicationId = 'amzn1.ask.skill.somebody-else';
    await expect(house.alexa.invoke({ ...envelope })).rejects.toThrow(/skill id/i);
  });

  it('answers a token that is not valid as a guest', async () => {
    const house = await houses.open({ habits: [runningOut] });
    const turn = await house.say('open my majordomo');
    const envelope = structuredClone(turn.invocations[0]?.request) as unknown as {
      context: { System: { user: { accessToken: string } } };
    };
    envelope.context.System.user.accessToken = 'forged';
    const { response } = await house.alexa.invoke({ ...envelope });
    expect(JSON.stringify(response)).toMatch(/I am your majordomo/);
  });

  it('begins anew when the session holds attributes of another shape', async () => {
    const house = await houses.open();
    const turn = await house.say('open my majordomo');
    const envelope = structuredClone(turn.invocations[0]?.request) as unknown as Record<string, unknown>;
    for (const attributes of [
      { pending: 7 },
      { pending: { intent: 'ReorderIntent', question: 'confirm', data: [] } },
    ]) {
      const session = { ...(envelope.session as object), new: false, attributes };
      const request = {
        ...(envelope.request as object),
        type: 'IntentRequest',
        intent: { name: 'AMAZON.YesIntent', confirmationStatus: 'NONE', slots: {} },
      };
      const { response } = await house.alexa.invoke({ ...envelope, session, request });
      expect(JSON.stringify(response?.response.outputSpeech)).toMatch(/What can I do for you\?/);
    }
  });
});
