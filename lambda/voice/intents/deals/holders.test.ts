import { countRequests } from '../../../../test/support/counting-client';
import { dealOn, type House, type HouseOptions, houseNow } from '../../../../test/support/house';
import { houseSuite } from '../../../../test/support/house-suite';
import { testSeller } from '../../../../test/support/sellers';
import { houseSince, tierOf } from '../../../../test/support/tier-houses';
import { plusMs } from '../../../domain/time';

const houses = houseSuite();

const tiers = [
  tierOf('deal-holder', ['Holder', 'Fidèle'], 1_000, 0),
  tierOf('deal-silver', ['Silver', 'Argent'], 5_000, 24),
];

/** A household whose coins were there long enough to count. */
const steadyHouse = (options: HouseOptions) => houseSince(houses, 20, { ...options, tiers });

const asked = { 'en-US': 'ask my majordomo for my deals', 'fr-FR': 'demande mes bons plans à mon majordome' };

const heard = async (house: House, utterance: string) => (await house.say(utterance)).spoken.join(' ');

describe('a deal that opens tomorrow', () => {
  const tomorrow = () => [dealOn('COF-GROUND-250', { startsAt: plusMs(houseNow, 20 * 3_600_000) })];

  it('is open already to who has earned it, in one read', async () => {
    const client = houses.table().newClient();
    const counter = countRequests(client);
    const house = await steadyHouse({ coins: 6_000, deals: tomorrow(), client });
    counter.reset();
    expect(await heard(house, asked['en-US'])).toContain("It hasn't opened to everyone yet.");
    expect(counter.counts().roundTrips).toBe(1);
    const maison = await steadyHouse({ coins: 6_000, deals: tomorrow(), locale: 'fr-FR' });
    expect(await heard(maison, asked['fr-FR'])).toContain("Vous l'avez en avant-première.");
  });

  it('is not open to others, nor is its price', async () => {
    const house = await steadyHouse({ coins: 4_000, deals: tomorrow() });
    expect(await heard(house, asked['en-US'])).toContain('There are no deals for you');
  });
});

describe('a price for holders', () => {
  beforeAll(() =>
    houses
      .table()
      .stores()
      .deals.add([
        dealOn('OIL-OLIVE-1', { audience: { kind: 'tier', tierId: 'deal-holder' } }),
        dealOn('LAU-LIQ-2', { audience: { kind: 'tier', tierId: 'deal-silver' } }),
      ]),
  );

  it('is said to be one, and paid by who orders', async () => {
    const house = await steadyHouse({ coins: 1_500 });
    await house.talk(`
      U: ask my majordomo for my deals
      A: Yes, one. Olive oil is down from $* to $* until Sunday. It's a members' price. Would you like it?
      U: yes
      A: *Olive oil* On the deal* Shall I order it?
      U: yes
      A: Done, *
    `);
    expect(await house.orders()).toMatchObject([{ deliveryCents: 0, lines: [{ sku: 'OIL-OLIVE-1' }] }]);
  });

  it('se dit, avec le prix le plus bas des trente derniers jours comme toute réduction', async () => {
    const house = await steadyHouse({ coins: 6_000, locale: 'fr-FR' });
    await house.talk(`
      U : demande mes bons plans à mon majordome
      A : Oui, deux. * au lieu de *, le prix le plus bas des trente derniers jours. C'est pour les fidèles*
      U : suivant
      A : * Ces trente derniers jours, le prix le plus bas était de * C'est pour les fidèles*
    `);
    const said = `${await heard(house, asked['fr-FR'])} ${await heard(house, 'suivant')}`;
    expect(said).toContain("C'est pour les fidèles.");
    expect(said).toContain("C'est pour les fidèles, à partir du statut Argent.");
  });

  it('is not offered to who holds less, or has had it for less than a week', async () => {
    const poor = await steadyHouse({ coins: 900 });
    expect(await heard(poor, asked['en-US'])).toContain('There are no deals for you');
    const sudden = await houses.open({
      coins: 9_000,
      seller: { wallet: { ...testSeller.wallet, tiers } },
    });
    expect(await heard(sudden, asked['en-US'])).toContain('There are no deals for you');
  });
});
