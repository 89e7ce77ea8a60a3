import { countRequests } from '../../../../test/support/counting-client';
import { starSuite } from '../../../../test/support/star-suite';

const { open, table } = starSuite();

/** The same request, of somebody else. */
function contextOf(envelope: object, user: object): object {
  const { context } = envelope as { context: { System: object } };
  return { ...context, System: { ...context.System, user } };
}

describe('a notebook', () => {
  it('is read by the day of the household, page after page', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    await house.talk(`
      U: ask my majordomo to read me the winter menus
      A: The winter menus cost 80 stars, once, and you have 100. Shall I get them for you?
      U: yes
      A: The winter menus are yours, and you have 20 stars left. Tuesday's page: Lentils * Shall I read the next page?
      U: yes
      A: Wednesday's page: * Shall I read the next page?
      U: next
      A: Thursday's page: *
      U: previous
      A: Wednesday's page: *
      U: start over
      A: Tuesday's page: *
      U: no
      A: * Anything else?
    `);
    await house.alexa.leave(house.speaker);
    house.setNow('2026-03-15T22:30:00.000Z');
    await house.talk(`
      U: ask my majordomo to read the winter menus
      A: Sunday's page: Roast chicken *
      U: yes
      A: Monday's page: *
    `);
  });

  it('se lit en français', async () => {
    const house = await open({ locale: 'fr-FR', now: '2026-03-09T22:59:00.000Z' });
    house.buy('stars_100', 1);
    await house.talk(`
      U : demande à mon majordome de me lire les remèdes contre les taches
      A : Les remèdes contre les taches coûtent 60 étoiles, une fois pour toutes, et vous en avez 100. Je vous les prends ?
      U : oui
      A : Les remèdes contre les taches sont à vous, et il vous reste 40 étoiles. La page du lundi. Le vin rouge : * Je lis la page suivante ?
      U : oui
      A : La page du mardi. *
      U : précédent
      A : La page du lundi. *
      U : non
      A : * Autre chose ?
    `);
    house.setNow('2026-03-09T23:00:00.000Z');
    await house.talk(`
      U : lis-moi les remèdes contre les taches
      A : La page du mardi. *
    `);
  });

  it('is paid once, though "yes" is heard many times at once', async () => {
    const house = await open();
    house.buy('stars_1000', 1);
    await house.say('ask my majordomo to read me the table customs');
    const { invocations } = await house.say('yes');
    const envelope = { ...invocations[0]?.request };
    const other = await open();
    other.buy('stars_1000', 1);
    await other.say('ask my majordomo to read me the table customs');
    const user = { userId: other.speaker.userId, accessToken: `token:${other.household.customerId}` };
    const asOther = { ...envelope, context: contextOf(envelope, user) };
    const answers = await Promise.all(Array.from({ length: 64 }, () => other.alexa.invoke(asOther)));
    const said = answers.map(({ response }) => JSON.stringify(response?.response.outputSpeech));
    expect(said.filter((words) => !words.includes('are yours, and you have 960 stars left'))).toEqual([]);
    expect(await other.balanceStars()).toEqual([960, 0]);
  });

  it('that nobody named is asked for by the list', async () => {
    const house = await open();
    const { spoken } = await house.alexa.send(house.speaker, {
      type: 'IntentRequest',
      intent: { name: 'ReadNotebookIntent', confirmationStatus: 'NONE', slots: {} },
    });
    expect(spoken.join()).toMatch(/^I read from three notebooks/);
  });

  it('is read while Amazon does not answer', async () => {
    const house = await open();
    house.buy('stars_100', 1);
    await house.talk(`
      U: ask my majordomo to read me the table customs
      A: *
      U: yes
      A: *
    `);
    house.amazon.isDown = true;
    const { spoken } = await house.say('read me the table customs');
    expect(spoken.join()).toMatch(/^Tuesday's page/);
    house.lints.splice(0);
  });

  it('costs a turn one round trip to read, two to get', async () => {
    const client = table().newClient();
    const counter = countRequests(client);
    const house = await open({ client });
    house.buy('stars_100', 1);
    await house.say('open my majordomo');
    counter.reset();
    await house.say('read me the table customs');
    expect(counter.counts()).toMatchObject({ roundTrips: 1, writeUnits: 0 });
    counter.reset();
    await house.say('yes');
    expect(counter.counts()).toMatchObject({ roundTrips: 2 });
  });
});
