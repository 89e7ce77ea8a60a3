import { type FaultPlan, injectFaults, onTransactions } from '../../../../test/support/faulty-client';
import type { House, HouseOptions } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { pastOrder } from '../../../../test/support/past-orders';
import { removeVoiceCode, setVoiceCode } from '../../../domain/voice-code/set';

/** To cancel an order takes the code here: a real question, of an intent that knows nothing of codes. */
jest.mock('../index', () => {
  const { guarded } = jest.requireActual('../../../../test/support/guarded');
  return { intents: guarded(jest.requireActual('../index').intents, 'CancelOrderIntent', 'confirm') };
});

const houses = houseSuite();

const code = '4711';
const now = '2026-03-10T08:00:00.000Z';

interface Options extends HouseOptions {
  /** None when false. */
  digits?: string | false;
}

async function houseWithOrder(options: Options = {}): Promise<House> {
  const { locale = 'en-US', digits = code } = options;
  const order = pastOrder({ locale, placedAt: now, units: { 'COF-GROUND-250': 2 } });
  const house = await houses.open({ ...options, locale, orders: [order] });
  if (digits !== false) await setVoiceCode(house.shop, house.household.id, digits, now);
  return house;
}

async function asked(options: Options = {}): Promise<House> {
  const house = await houseWithOrder(options);
  const isFrench = house.speaker.locale === 'fr-FR';
  await house.talk(
    isFrench
      ? "U : demande à mon majordome d'annuler ma commande\nA : /Je l'annule/"
      : 'U: ask my majordomo to cancel my order\nA: /Shall I cancel it/',
  );
  const turn = await house.say(isFrench ? 'oui' : 'yes');
  if (digitsOf(options)) expect(turn.reprompt).toBe(isFrench ? 'Quel est votre code ?' : "What's your code?");
  return house;
}

const digitsOf = ({ digits = code }: Options): string | false => digits;
const statusOf = async (house: House) => (await house.orders())[0]?.status;
const codeOf = async (house: House) => (await house.shop.households.read(house.household.id))?.voiceCode;

describe('a right code', () => {
  it.each([
    'four seven one one',
    'forty seven eleven',
    '4711',
    'my code is four seven one one',
    "it's four seven one one",
    'yes four seven one one',
  ])('lets it go on: "%s"', async (said) => {
    const house = await asked();
    await house.talk(`
      U: ${said}
      A: It's canceled. *
    `);
    expect(await statusOf(house)).toBe('cancelled');
  });

  it.each([
    'quatre sept un un',
    'quarante-sept onze',
    '4711',
    "mon code c'est le quarante-sept onze",
    "c'est quatre sept un un",
  ])('laisse continuer : « %s »', async (said) => {
    const house = await asked({ locale: 'fr-FR' });
    await house.talk(`
      U : ${said}
      A : C'est annulé. *
    `);
    expect(await statusOf(house)).toBe('cancelled');
  });

  it('may begin with a nought', async () => {
    const house = await asked({ digits: '0852' });
    await house.talk(`
      U: zero eight five two
      A: It's canceled. *
    `);
  });

  it('forgives the misses before it', async () => {
    const house = await asked();
    await house.talk(`
      U: one one one two
      A: That isn't it. Two tries left. What's your code?
      U: four seven one one
      A: It's canceled. *
    `);
    expect(await codeOf(house)).toMatchObject({ misses: 0 });
  });
});

describe('wrong codes', () => {
  it('lock it at the third, and then the right one does nothing', async () => {
    const house = await asked({ seller: { accountPageUrl: 'https://account.example/' } });
    const turns = await house.talk(`
      U: one one one two
      A: That isn't it. Two tries left. What's your code?
      U: my code is two two two three
      A: That isn't it. One try left. What's your code?
      U: nine nine nine eight
      A: That isn't it, so I've locked the code to be safe. You can set a new one on your account page; nothing was done. Anything else?
      U: no
      A: *Goodbye.
      U: ask my majordomo to cancel my order
      A: * Shall I cancel it?
      U: yes
      A: Your code is locked after three wrong tries. You can set a new one on your account page; nothing was done. Anything else?
      U: four seven one one
    `);
    expect(turns[2]?.card).toMatchObject({ content: expect.stringContaining('https://account.example/') });
    expect(await statusOf(house)).toBe('placed');
    expect(await codeOf(house)).toMatchObject({ misses: 3, lockedAt: expect.any(String) });
  });

  it('le bloquent à la troisième', async () => {
    const house = await asked({ locale: 'fr-FR' });
    await house.talk(`
      U : un un un deux
      A : Ce n'est pas le bon. Il vous reste deux essais. Quel est votre code ?
      U : douze trente-quatre
      A : Ce n'est pas le bon. Il vous reste un essai. Quel est votre code ?
      U : c'est le douze trente-quatre
      A : Ce n'est pas le bon, et par sécurité j'ai bloqué le code. Vous pouvez en choisir un nouveau sur la page de votre compte, et rien n'a été fait. Autre chose ?
      U : annule ma commande
      A : * Je l'annule ?
      U : oui
      A : Votre code est bloqué, après trois essais manqués. Vous pouvez en choisir un nouveau sur la page de votre compte, et rien n'a été fait. Autre chose ?
    `);
    expect(await statusOf(house)).toBe('placed');
  });

  it('are forgotten when it is set anew on the account page', async () => {
    const house = await asked();
    await house.talk('U: one one one two\nU: one one one two\nU: one one one two\nA: /locked/');
    await setVoiceCode(house.shop, house.household.id, '2580', now);
    await house.talk(`
      U: cancel my order
      A: * Shall I cancel it?
      U: yes
      A: * What's your code?
      U: two five eight zero
      A: It's canceled. *
    `);
  });
});

describe('a household without a code', () => {
  it('hears where to set one, and gets a card', async () => {
    const house = await houseWithOrder({ digits: false });
    const turns = await house.talk(`
      U: ask my majordomo to cancel my order
      A: * Shall I cancel it?
      U: yes
      A: That takes a voice code, and you have none yet. You can choose one on your account page; nothing was done. Anything else?
    `);
    expect(turns[1]?.card).toMatchObject({ title: 'Your voice code' });
    expect(await statusOf(house)).toBe('placed');
  });

  it("entend où le choisir, et n'a rien fait", async () => {
    const house = await houseWithOrder({ digits: false, locale: 'fr-FR' });
    const turns = await house.talk(`
      U : demande à mon majordome d'annuler ma commande
      A : * Je l'annule ?
      U : oui
      A : Pour cela il faut un code vocal, et vous n'en avez pas encore. Vous pouvez le choisir sur la page de votre compte, et rien n'a été fait. Autre chose ?
    `);
    expect(turns[1]?.card).toMatchObject({ title: 'Votre code vocal' });
  });

  it('hears it too when the code was removed while it was asked for', async () => {
    const house = await asked();
    await removeVoiceCode(house.shop, house.household.id);
    await house.talk('U: four seven one one\nA: /you have none yet/');
    expect(await statusOf(house)).toBe('placed');
  });
});

describe('anything but a code', () => {
  it.each([
    ['no', 'All right, nothing was done. Anything else?'],
    ['stop', 'All right, nothing was done. Goodbye.'],
    ['cancel', 'All right, nothing was done. Goodbye.'],
    ['never mind', 'All right, nothing was done. Goodbye.'],
  ])('"%s" leaves it', async (said, answer) => {
    const house = await asked();
    await house.talk(`U: ${said}\nA: ${answer}`);
    expect(await statusOf(house)).toBe('placed');
  });

  it.each([
    ['non', "D'accord, rien n'a été fait. Autre chose ?"],
    ['stop', "D'accord, rien n'a été fait. Au revoir."],
    ['laisse tomber', "D'accord, rien n'a été fait. Au revoir."],
  ])('« %s » en reste là', async (said, answer) => {
    const house = await asked({ locale: 'fr-FR' });
    await house.talk(`U : ${said}\nA : ${answer}`);
    expect(await statusOf(house)).toBe('placed');
  });

  it('is asked again twice, in other words, then left', async () => {
    const house = await asked();
    await house.talk(`
      U: the weather is nice
      A: Sorry, I need your four digits. What's your code?
      U: the weather is nice
      A: You can say them one by one, or say stop. What are the four digits?
      U: the weather is nice
      A: /I'll leave it there/
    `);
    expect(await codeOf(house)).toMatchObject({ misses: 0 });
    expect(await statusOf(house)).toBe('placed');
  });

  it('est redemandé deux fois, autrement, puis laissé', async () => {
    const house = await asked({ locale: 'fr-FR' });
    await house.talk(`
      U : il fait beau dehors
      A : Pardon, il me faut vos quatre chiffres. Quel est votre code ?
      U : il fait beau dehors
      A : Vous pouvez les dire un par un, ou dire stop. Quels sont les quatre chiffres ?
      U : il fait beau dehors
      A : /J'en reste là/
    `);
  });

  it('three digits or five are no try', async () => {
    const house = await asked();
    await house.talk(`
      U: four seven one
      A: Sorry, I need your four digits. What's your code?
      U: make it four
      A: You can say them one by one, or say stop. What are the four digits?
      U: my code is four
      A: I'll leave it there; nothing was done. Ask for me whenever you like. Goodbye.
    `);
    expect(await codeOf(house)).toMatchObject({ misses: 0 });
  });

  it('help, repeat, the balance and silence leave the question waiting', async () => {
    const house = await asked();
    await house.talk(`
      U: help
      A: It's the four-digit code you chose on your account page, so that I know it's you. You can also say stop. What's your code?
      U: say that again
      A: * What's your code?
      U: how many coins do I have
      A: /10,000.*What's your code/
      U: (silence)
      A: What's your code?
      U: four seven one one
      A: It's canceled. *
    `);
  });

  it("l'aide, répéter, le solde et le silence laissent la question ouverte", async () => {
    const house = await asked({ locale: 'fr-FR' });
    await house.talk(`
      U : aide
      A : C'est le code à quatre chiffres que vous avez choisi sur la page de votre compte, pour que je sache que c'est vous. Vous pouvez aussi dire stop. Quel est votre code ?
      U : répète
      A : * Quel est votre code ?
      U : combien de jetons il me reste
      A : /Quel est votre code/
      U : (silence)
      A : Quel est votre code ?
      U : quatre sept un un
      A : C'est annulé. *
    `);
  });

  it('something else begins something else, and nothing was done', async () => {
    const house = await asked();
    await house.talk('U: what are my deals\nU: four seven one one');
    expect(await statusOf(house)).toBe('placed');
    expect(await codeOf(house)).toMatchObject({ misses: 0 });
  });
});

describe('a code that nobody asked for', () => {
  it('is not needed, and is no try', async () => {
    const house = await houseWithOrder();
    await house.talk(`
      U: ask my majordomo my code is one one one two
      A: No code is needed just now. What can I do for you?
      U: cancel my order
      A: * Shall I cancel it?
      U: my code is one one one two
      A: No code is needed just now. Shall I cancel it?
      U: no
      A: All right, nothing is canceled. Anything else?
    `);
    expect(await codeOf(house)).toMatchObject({ misses: 0 });
  });

  it("n'est pas nécessaire, et ne compte pas", async () => {
    const house = await houseWithOrder({ locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome mon code c'est le douze trente-quatre
      A : Je n'ai pas besoin de code pour l'instant. Que puis-je faire pour vous ?
    `);
    expect(await codeOf(house)).toMatchObject({ misses: 0 });
  });
});

describe('the digits', () => {
  it('stand nowhere: not in what is said, shown, kept or logged', async () => {
    const lines: string[] = [];
    const print = (...values: unknown[]) => void lines.push(JSON.stringify(values));
    const spies = (['log', 'info', 'warn', 'error'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(print),
    );
    const house = await asked({ screen: true });
    const turns = [await house.say('nine eight five two'), await house.say('four seven one one')];
    for (const spy of spies) spy.mockRestore();
    const responses = turns.flatMap(({ invocations }) => invocations.map(({ response }) => response));
    expect(responses).toHaveLength(2);
    const everything = JSON.stringify([responses, lines, house.logged]);
    expect(everything).toContain('VoiceCodeIntent');
    expect(everything).not.toMatch(/4711|9852|nine eight|four seven/);
  });
});

describe('when the store fails', () => {
  const withFaults = async () => {
    let plan: FaultPlan = () => undefined;
    const client = houses.table().newClient();
    injectFaults(
      client,
      onTransactions((command) => plan(command)),
    );
    const house = await asked({ client });
    houses.excuse(house);
    const next = (faulty: FaultPlan) => {
      plan = faulty;
    };
    return { house, next };
  };
  const once = (fault: ReturnType<FaultPlan>): FaultPlan => {
    const faults = [fault];
    return () => faults.pop();
  };

  it('a try whose answer is lost is told and counted once', async () => {
    const { house, next } = await withFaults();
    next(once('lost-answer'));
    await house.talk("U: one one one two\nA: That isn't it. Two tries left. What's your code?");
    next(once('reset'));
    await house.talk("U: one one one two\nA: That isn't it. One try left. What's your code?");
    expect(await codeOf(house)).toMatchObject({ misses: 2 });
  });

  it('a try that is never answered counts, tells nothing, and nothing was done', async () => {
    const { house, next } = await withFaults();
    next(() => 'lost-answer');
    const apology = "That's taking longer than it should, and I've changed nothing. Shall I try again?";
    await house.talk(`U: four seven one one\nA: ${apology}\nU: one one one two\nA: *Shall I try again?`);
    next(() => undefined);
    expect(await codeOf(house)).toMatchObject({ misses: 1 });
    expect(await statusOf(house)).toBe('placed');
    await house.talk(`
      U: yes
      A: * What's your code?
      U: four seven one one
      A: It's canceled. *
    `);
  });

  it('"no" after a doubt lets whoever asked say how it stands', async () => {
    const { house, next } = await withFaults();
    const faults: ReturnType<FaultPlan>[] = [undefined, ...Array(4).fill('lost-answer')];
    next(() => faults.shift());
    await house.talk(`
      U: four seven one one
      A: * It may have gone through, and it can't happen twice. Shall I try again?
      U: no
      A: /already canceled/
    `);
    expect(await statusOf(house)).toBe('cancelled');
  });
});
