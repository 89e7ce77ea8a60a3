import { decide } from '../../lambda/domain/delivery/step';
import { afterStart, situationOf } from './samples';

/* A command of which nothing was heard may still be carried out, until its time is over. */

const clipAt = (seconds: number) => {
  const situation = situationOf('secured', 'clip-stored', 'system', seconds);
  const window = {
    ...situation.window,
    unlock: { commandedAt: afterStart(95) },
    stateSince: afterStart(100),
  };
  return decide({ ...situation, window });
};

it('no delivery is over while its unlock may still come to the lock', () => {
  expect(clipAt(114).name).toBe('ignored');
  const decision = clipAt(115);
  expect(decision.name === 'step' && decision.facts.window.state).toBe('completed');
});
