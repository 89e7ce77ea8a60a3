import { tell } from './world/story';

test('a delivery, from the wish to the stored recording', async () => {
  const story = await tell().open();
  expect(await story.courier('placed')).toBe('200');
  story.door('closed');
  await story.until('secured');
  expect(story.house.lock.bolt).toBe('locked');
  await story.until('completed');
  expect(story.told('customer')).toEqual([
    'authorized',
    'arrived',
    'door-unlocked',
    'door-locked',
    'completed',
  ]);
  console.log(story.world.observer.checks, story.world.observer.reached);
});
