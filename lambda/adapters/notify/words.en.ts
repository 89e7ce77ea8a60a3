import type { DoorKind } from '../../domain/delivery/home';
import type { NoticeWords } from './message';

const doors: Record<DoorKind, string> = {
  front: 'front door',
  back: 'back door',
  side: 'side door',
  garage: 'garage door',
};

const callUs = 'We are on it. If you are near and safe, check the door yourself.';

/** What is told in English: what happened, at which door, when by its own clock, and what to do. */
export const english: NoticeWords = {
  locale: 'en-US',
  clock: (time) => time,
  door: (kind) => doors[kind],
  hours: (from, to) => `${from} to ${to}`,
  customer: {
    authorized: ({ door, day, hours }) => ({
      title: 'You authorized a delivery inside',
      text: `On ${day}, ${hours}, a courier may open your ${door} once to put your package inside, while your camera records. To call it off, say: “Alexa, ask my majordomo to cancel my delivery inside.”`,
    }),
    'not-ready': ({ door, day }) => ({
      title: 'Your door is not ready yet',
      text: `The lock or the camera at your ${door} does not answer as it should for your delivery on ${day}. Check that both have power and network; nobody will be let in until they do.`,
    }),
    arrived: ({ door, time }) => ({
      title: 'Your courier is here',
      text: `Your courier arrived at your ${door} at ${time}. The door stays locked until your camera records. To stop it, say: “Alexa, ask my majordomo to cancel my delivery inside.”`,
    }),
    'no-entry': ({ door, time }) => ({
      title: 'Nobody was let in',
      text: `Your ${door} stayed locked at ${time}: the lock refused to open. Your package was not put inside. There is nothing to do; a new delivery needs a new authorization.`,
    }),
    'door-unlocked': ({ door, time }) => ({
      title: 'Your door was unlocked',
      text: `Your ${door} was unlocked for your courier at ${time}. Your camera records. You will hear from us as soon as it is locked again.`,
    }),
    'leave-now': ({ door, time }) => ({
      title: 'Your camera has stopped: your courier was told to leave',
      text: `The camera at your ${door} has shown nothing new since shortly before ${time}. The courier was told to leave, and the door will be locked as soon as it is closed. To lock it now, say: “Alexa, ask my majordomo to lock my door.”`,
    }),
    'door-locked': ({ door, time }) => ({
      title: 'Your door is locked',
      text: `The lock of your ${door} reported at ${time} that it is locked. There is nothing to do.`,
    }),
    'door-not-locked': ({ door, time }) => ({
      title: 'Your door could not be locked',
      text: `At ${time} your ${door} had still not confirmed that it is locked: it may be open. The courier was asked to stay. ${callUs}`,
    }),
    'camera-lost': ({ door, time }) => ({
      title: 'Your camera cut out',
      text: `The camera at your ${door} stopped sending pictures at ${time} while your courier is there. The door will be locked as soon as it is closed.`,
    }),
    'unexpected-unlock': ({ door, time }) => ({
      title: 'Your door is open, and we did not open it',
      text: `The lock of your ${door} reported at ${time} that it is not locked, while nobody may open it. If it wasn’t you or anyone you live with, do not go in alone: call 911. We are on it.`,
    }),
    'courier-problem': ({ door, time }) => ({
      title: 'Your courier reported a problem',
      text: `Your courier reported a problem at your ${door} at ${time}. The door is being locked; you will hear from us when it is.`,
    }),
    completed: ({ door, time }) => ({
      title: 'Your delivery inside is over',
      text: `Your delivery ended at ${time}, and your ${door} is locked. To hear how it went, say: “Alexa, ask my majordomo did the courier come.”`,
    }),
    failed: ({ door, day }) => ({
      title: 'Your package was not put inside',
      text: `The delivery through your ${door} on ${day} did not take place, and nobody was let in. The seller will tell you what happens to your package.`,
    }),
    revoked: ({ door, day }) => ({
      title: 'Your delivery inside was called off',
      text: `Nobody may open your ${door} on ${day} anymore. If a courier was inside, the door is being locked now.`,
    }),
    expired: ({ door, day, hours }) => ({
      title: 'Nobody was let in',
      text: `The time for your delivery on ${day}, ${hours}, is over, and nobody came in through your ${door}. Authorize a new time whenever you like.`,
    }),
  },
  operations: (topic, { door, time, windowId }) => ({
    title: `${windowId}: ${topic}`,
    text: `${topic} at ${time} (local time of the door), ${door}, delivery ${windowId}. Open the window in the console.`,
  }),
};
