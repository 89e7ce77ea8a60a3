import { recordCardDeclined } from '../../lambda/domain/orders/card';
import { settlePayment } from '../../lambda/domain/payments/settle';
import { dayMs, plusMs } from '../../lambda/domain/time';
import { type House, type HouseOptions, habitOf, houseNow } from '../support/house';
import { houseSuite } from '../support/house-suite';

/** A card that did not pay is told at the next greeting, once. */

const houses = houseSuite();

const houseWith = (options: HouseOptions = {}) => houses.open({ coins: 100, card: true, ...options });

/** The bank says no to the newest purchase of coins. */
async function decline({ shop, household }: House): Promise<void> {
  const [payment] = await shop.payments.latest(household.id, 1);
  if (!payment) throw new Error('nothing was bought');
  await settlePayment(shop, payment, { kind: 'declined', reason: 'card-declined' });
}

describe('coins that the card did not pay', () => {
  it('are told at the next greeting, and not again', async () => {
    const house = await houseWith();
    await house.talk(`
      U: ask my majordomo to buy 1000 coins
      U: yes
      A: I'm charging $9.50 to your card. *
    `);
    await decline(house);
    house.setNow(plusMs(houseNow, 2 * dayMs));
    await house.talk(`
      U: open my majordomo
      A: Good day. The payment for your 1,000 coins didn't go through, so nothing was charged. Check the card in your account, or say: buy coins. What can I do for you?
      U: buy coins
      A: There are packs of 500 coins *
      U: stop
      U: open my majordomo
      A: Good day, your majordomo is listening. *
    `);
  });

  it('sont dits à la prochaine salutation, et plus ensuite', async () => {
    const maison = await houseWith({ locale: 'fr-FR' });
    await maison.talk(`
      U : demande à mon majordome d'acheter 1000 jetons
      U : oui
      A : Je débite 9,50 € sur votre carte, *
    `);
    await decline(maison);
    await maison.talk(`
      U : ouvre mon majordome
      A : Bonjour. Le paiement de vos 1 000 jetons n'est pas passé, rien n'est débité. Vérifiez la carte de votre compte, ou dites : achète des jetons. Que puis-je faire pour vous ?
      U : stop
      U : ouvre mon majordome
      A : Bonjour, votre majordome vous écoute. *
    `);
  });

  it('are not told again to whoever asked for them', async () => {
    const house = await houseWith();
    await house.say('ask my majordomo to buy 1000 coins');
    await house.say('yes');
    await decline(house);
    await house.talk(`
      U: ask my majordomo did my top up go through
      A: The bank declined your last purchase of coins, for $9.50. *
      U: stop
      U: open my majordomo
      A: Good day, your majordomo is listening. *
    `);
  });

  it('are old news after others were bought', async () => {
    const house = await houseWith();
    await house.say('ask my majordomo to buy 1000 coins');
    await house.say('yes');
    await decline(house);
    await house.talk(`
      U: ask my majordomo to buy 500 coins
      U: yes
      A: I'm charging $4.80 to your card. *
      U: stop
      U: open my majordomo
      A: Good day, your majordomo is listening. *
    `);
  });
});

describe('an order that the card did not pay', () => {
  async function order(house: House, ...said: string[]): Promise<void> {
    for (const each of said) await house.say(each);
    const [placed] = await house.orders();
    if (!placed) throw new Error('nothing was ordered');
    await recordCardDeclined(house.shop, placed, {
      at: house.shop.clock.now(),
      reason: 'card-declined',
    });
  }

  it('is told at the next greeting, and not again', async () => {
    const house = await houseWith({ habits: [habitOf('COF-GROUND-250', { lastDay: '2026-03-09' })] });
    await order(house, 'ask my majordomo to reorder coffee', 'yes');
    await house.talk(`
      U: open my majordomo
      A: Good day. Your card was declined, so your ground coffee order is canceled, and 100 coins came back, * What can I do for you?
      U: stop
      U: open my majordomo
      A: Good day, your majordomo is listening. *
    `);
  });

  it('est dite à la prochaine salutation, et plus ensuite', async () => {
    const maison = await houseWith({
      locale: 'fr-FR',
      habits: [habitOf('COF-GROUND-250', { lastDay: '2026-03-09' })],
    });
    await order(maison, 'demande à mon majordome de reprendre du café', 'oui');
    await maison.talk(`
      U : ouvre mon majordome
      A : Bonjour. Votre carte a été refusée : votre commande de café moulu est annulée. * Que puis-je faire pour vous ?
      U : stop
      U : ouvre mon majordome
      A : Bonjour, votre majordome vous écoute. *
    `);
  });

  it('is not told again to whoever asked where it is', async () => {
    const house = await houseWith({ habits: [habitOf('COF-GROUND-250', { lastDay: '2026-03-09' })] });
    await order(house, 'ask my majordomo to reorder coffee', 'yes');
    await house.talk(`
      U: ask my majordomo where is my order
      A: /because your card was declined/
      U: stop
      U: open my majordomo
      A: Good day, your majordomo is listening. *
    `);
  });
});
