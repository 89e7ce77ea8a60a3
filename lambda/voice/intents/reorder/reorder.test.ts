import { dealOn, habitOf, houseNow, sampleCatalogue } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { plusMs } from '../../../domain/time';

const houses = houseSuite();

const coffee = habitOf('COF-GROUND-250');

describe('reordering by voice', () => {
  it('orders the usual coffee in English', async () => {
    const house = await houses.open({ habits: [coffee] });
    const turns = await house.talk(`
      U: ask my majordomo to reorder coffee
      A: Your usual ground coffee, two bags, $13.48 delivery included, on Thursday, from Majordomo. That's 1,348 coins, and you have enough. Shall I order that?
      U: make it three
      A: Three bags from Majordomo, $18.27 delivery included, on Thursday. That's 1,827 coins. Shall I order that?
      U: yes
      A: Done, it comes on Thursday. You can cancel until 6 PM.
    `);
    expect(await house.balanceCoins()).toBe(10_000 - 1_827);
    expect(await house.orders()).toMatchObject([
      { status: 'placed', totalCents: 1_827, lines: [{ sku: 'COF-GROUND-250', quantity: 3 }] },
    ]);
    expect(turns.at(-1)).toMatchObject({ sessionEnded: true, card: { type: 'Simple', title: 'Your order' } });
  });

  it('commande le café habituel en français', async () => {
    const house = await houses.open({ habits: [coffee], locale: 'fr-FR' });
    const turns = await house.talk(`
      U : demande à mon majordome de recommander du café
      A : Votre café moulu habituel, deux paquets, 11,80 €, livraison comprise, jeudi, chez Majordomo. Soit 1 180 jetons, vous les avez. Je commande ?
      U : mets-en plutôt trois
      A : Trois paquets chez Majordomo, 15,75 €, livraison comprise, jeudi. Soit 1 575 jetons. C'est bon pour vous ?
      U : oui
      A : C'est fait, ça arrive jeudi. Vous pouvez annuler jusqu'à 18 h.
    `);
    expect(await house.balanceCoins()).toBe(10_000 - 1_575);
    expect(turns.at(-1)).toMatchObject({ sessionEnded: true, card: { title: 'Votre commande' } });
  });

  it('keeps nothing after "no"', async () => {
    const english = await houses.open({ habits: [coffee] });
    await english.talk(`
      U: ask my majordomo to order coffee
      A: Your usual *
      U: no
      A: * nothing* Anything else?
      U: yes
      A: * What can I do for you?
    `);
    expect(await english.orders()).toEqual([]);
    const french = await houses.open({ habits: [coffee], locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de commander du café
      A : Votre café *
      U : non merci
      A : * rien * Autre chose ?
      U : non
      A : *u revoir.
    `);
    expect(await french.orders()).toEqual([]);
    expect(await french.balanceCoins()).toBe(10_000);
  });

  it('places one order for a "yes" that is repeated and said by two at once', async () => {
    const house = await houses.open({ habits: [coffee] });
    const [asked] = await house.talk('U: ask my majordomo to reorder coffee');
    const yes = await house.say('yes');
    const envelope = { ...yes.invocations[0]?.request } as Record<string, unknown>;
    const again = await Promise.all(Array.from({ length: 8 }, () => house.alexa.invoke(envelope)));
    const spoken = again.map(({ response }) => JSON.stringify(response?.response.outputSpeech));
    expect(
      new Set([...spoken, JSON.stringify(yes.invocations[0]?.response?.response.outputSpeech)]).size,
    ).toBe(1);
    expect(await house.orders()).toHaveLength(1);
    expect(await house.balanceCoins()).toBe(10_000 - 1_348);
    expect(asked?.sessionEnded).toBe(false);
  });
});

describe('which product is meant', () => {
  it('asks between candidates, one after the other', async () => {
    const house = await houses.open();
    await house.talk(`
      U: ask my majordomo to order shampoo
      A: I found three: * Would you like the *?
      U: no
      A: All right. The * then?
      U: the first one
      A: * Shall I order it?
    `);
    const french = await houses.open({ locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de commander du shampoing
      A : Il y a * Vous voulez *
      U : non
      A : D'accord. * alors ?
      U : oui
      A : * Je commande ?
    `);
  });

  it('asks what is wanted when nothing was named, and takes a bare word', async () => {
    const house = await houses.open({ habits: [coffee] });
    await house.talk(`
      U: ask my majordomo to order something
      A: * What would you like to order?
      U: coffee
      A: Your usual ground coffee, *
    `);
    const french = await houses.open({ habits: [coffee], locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de passer une commande
      A : * Qu'est-ce que je vous commande ?
      U : du café
      A : Votre café moulu habituel, *
    `);
  });

  it('changes the product at the confirmation', async () => {
    const house = await houses.open({ habits: [coffee] });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: Your usual ground coffee, *
      U: no the decaf coffee
      A: /decaf/i
    `);
    const french = await houses.open({ habits: [coffee], locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de recommander du café
      A : Votre café moulu habituel, *
      U : plutôt du thé vert
      A : /thé vert/i
    `);
  });

  it('takes "the soft one" for another kind of what was offered', async () => {
    const house = await houses.open({
      habits: [habitOf('PAP-TOILET-12'), habitOf('DAI-CAMEMBERT-250')],
    });
    await house.talk(`
      U: ask my majordomo to reorder toilet paper
      A: Your usual toilet paper, *
      U: no the soft one
      A: Extra soft toilet paper, *
    `);
    const french = await houses.open({ habits: [habitOf('PAP-TOILET-12')], locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de recommander du papier toilette
      A : Votre papier toilette habituel, *
      U : non plutôt celui ultra doux
      A : Papier toilette ultra-doux, *
    `);
  });

  it('takes "the kids one" for a kind that was not among those named', async () => {
    const habits = [habitOf('HYG-SHAMPOO-DRY-250')];
    const house = await houses.open({ habits });
    await house.talk(`
      U: ask my majordomo to order shampoo
      A: Your usual dry hair shampoo, *
      U: no the kids one
      A: /children's shampoo, (one|two) bottle/i
    `);
    const french = await houses.open({ habits, locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de commander du shampoing
      A : Votre shampoing cheveux secs habituel, *
      U : non celui pour enfants
      A : /shampoing enfants, (un|deux) flacon/i
    `);
  });

  it('says what is nearest, or that there is nothing', async () => {
    const house = await houses.open();
    await house.talk(`
      U: ask my majordomo to order a lawnmower
      A: I don't have *lawnmower. What else can I get you?
      U: order some purple elephants
      A: I don't have purple elephants. What else can I get you?
    `);
    const french = await houses.open({ locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de commander une tondeuse
      A : Je n'ai pas de tondeuse. Vous voulez autre chose ?
    `);
  });

  it('offers what took the place of a discontinued or missing product', async () => {
    const house = await houses.open();
    await house.talk(`
      U: ask my majordomo to order organic coffee beans
      A: *rganic coffee beans are out of stock. I do have *. Would you like that instead?
      U: yes
      A: * Shall I order it?
    `);
    const french = await houses.open({ locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de commander du café en grains bio
      A : Il n'y a plus de café en grains bio en ce moment. J'ai du *. Ça vous irait à la place ?
      U : oui
      A : *, un paquet, * C'est bon pour vous ?
    `);
  });
});

describe('how many', () => {
  it.each([
    ['zero', /from one to 20\. How many bags/],
    ['minus two', /How many bags/],
    ['a thousand', /The most I can order at once is 20 bags\. Shall I make it 20\?/],
  ])('answers "make it %s"', async (quantity, expected) => {
    const house = await houses.open({ habits: [coffee], coins: 100_000 });
    const [, second] = await house.talk(`
      U: ask my majordomo to reorder coffee
      U: make it ${quantity}
    `);
    expect(second?.spoken.join(' ')).toMatch(expected);
    const third = await house.say('make it four');
    expect(third.spoken.join(' ')).toMatch(/four bags, \$/);
  });

  it.each([
    ['zéro', /entre un et 20\. Combien de paquets de café moulu voulez-vous \?/],
    ['mille', /plus de 20 paquets à la fois\. J'en mets 20 \?/],
  ])('répond à « mets-en %s »', async (quantity, expected) => {
    const house = await houses.open({ habits: [coffee], coins: 100_000, locale: 'fr-FR' });
    const [, second] = await house.talk(`
      U : demande à mon majordome de recommander du café
      U : mets-en ${quantity}
    `);
    expect(second?.spoken.join(' ')).toMatch(expected);
  });

  it('offers what is left', async () => {
    const items = sampleCatalogue().map((item) =>
      item.sku === 'COF-GROUND-250' ? { ...item, stock: 3 } : item,
    );
    const house = await houses.open({ habits: [coffee], items });
    await house.talk(`
      U: ask my majordomo to order five bags of ground coffee
      A: There are only three bags of ground coffee left. Would you like those?
      U: yes
      A: Your usual ground coffee, three bags, *
    `);
    await house.shop.catalogue.replace(sampleCatalogue());
  });
});

describe('what stands in the way', () => {
  it('says what is missing, and what the coins would pay for', async () => {
    const house = await houses.open({ habits: [coffee], coins: 900 });
    await house.talk(`
      U: ask my majordomo to reorder coffee
      A: Two bags of ground coffee would be $13.48, or 1,348 coins. You have 900, so you're 448 short. Your coins would pay for one bag. Shall I order that?
      U: yes
      A: Your usual ground coffee, one bag, $8.69 *
      U: yes
      A: Done, *
    `);
    expect(await house.balanceCoins()).toBe(31);
    const french = await houses.open({ habits: [coffee], coins: 100, locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de recommander du café
      A : Deux paquets de café moulu, ça ferait 11,80 €, soit 1 180 jetons. Vous en avez 100, il en manque 1 080. Je n'ai rien commandé. Avec une carte enregistrée sur votre compte, je pourrais y mettre le reste. Il vous faut autre chose ?
    `);
  });

  it('asks a guest to link the account', async () => {
    const house = await houses.open({ linked: false });
    const [turn] = await house.talk(`
      U: ask my majordomo to order ground coffee
      A: To order, link your store account first: *
    `);
    expect(turn?.card).toMatchObject({ type: 'LinkAccount' });
    const french = await houses.open({ linked: false, locale: 'fr-FR' });
    await french.talk(`
      U : demande à mon majordome de commander du café moulu
      A : Pour commander, il faut relier votre compte client *
    `);
  });

  it('places no quote of another household, nor one that does not add up', async () => {
    const house = await houses.open({ habits: [coffee] });
    await house.talk('U: ask my majordomo to reorder coffee');
    const yes = await house.say('fjord blanket seventeen wobble');
    const envelope = structuredClone(yes.invocations[0]?.request) as unknown as {
      request: object;
      session: { attributes: { pending: { data: { quote: Record<string, unknown> } } } };
    };
    const { quote } = envelope.session.attributes.pending.data;
    const intent = { name: 'AMAZON.YesIntent', confirmationStatus: 'NONE', slots: {} };
    const request = { ...envelope.request, type: 'IntentRequest', intent };
    for (const forged of [
      { ...quote, householdId: 'somebody-else' },
      { ...quote, totalCents: 1 },
    ]) {
      envelope.session.attributes.pending.data.quote = forged;
      await house.alexa.invoke({ ...envelope, request });
    }
    expect(await house.orders()).toEqual([]);
    expect(await house.balanceCoins()).toBe(10_000);
  });

  it('reads the price again when it has run out', async () => {
    const house = await houses.open({ habits: [coffee] });
    await house.talk('U: ask my majordomo to reorder coffee');
    house.setNow(plusMs(houseNow, 11 * 60_000));
    await house.talk(`
      U: yes
      A: That price has run out, so here it is again. Your usual ground coffee, two bags, *
      U: yes
      A: Done, *
    `);
    expect(await house.orders()).toHaveLength(1);
  });

  it('reads the normal price when the deal went to somebody else', async () => {
    const deal = dealOn('COF-GROUND-250', { stock: 1, shardCount: 1 });
    const house = await houses.open({ habits: [coffee], deals: [deal], locale: 'fr-FR' });
    await house.talk(`
      U : demande à mon majordome de recommander du café
      A : *C'est le prix en promotion*
      U : oui
      A : Cette offre ne suffit plus pour votre commande. Au prix normal : Votre café moulu habituel, deux paquets, 11,80 €*
      U : oui
      A : C'est fait, *
    `);
    expect(await house.balanceCoins()).toBe(10_000 - 1_180);
  });
});
