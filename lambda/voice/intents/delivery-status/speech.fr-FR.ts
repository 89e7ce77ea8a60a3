import {
  type DoorOutcomes,
  deliveryProgress,
  type Progress,
  type RaisedAlarm,
  type SeenDoor,
} from '../../../domain/delivery/status';
import type { DeliveryWindow } from '../../../domain/delivery/window';
import type { Outcome } from '../../../domain/outcome';
import type { Speech } from '../../outcome';
import { ago, alarms, doorName, momentOf, spanOf } from '../../phrases/delivery.fr-FR';
import type { DeliveryStatusOutcomes, Here, Told } from './outcomes';

const anythingElse = 'Autre chose ?';
const lockHint = 'Pour la verrouiller, dites : verrouille ma porte.';

const your = ({ door }: Pick<DeliveryWindow, 'door'>): string => `votre ${doorName(door.kind)}`;
const when = ({ window, here }: Told): string => spanOf({ ...window, ...here });
const since = (instant: string, here: Here): string =>
  `${momentOf(instant, here)}, ${ago(instant, here.now)}`;

/** Ce que la serrure a dit d'elle-même ; rien d'autre ne vaut « verrouillée ». */
const reads = {
  locked: 'était verrouillée',
  unlocked: "n'était pas verrouillée",
  jammed: 'était bloquée',
  unknown: 'ne répondait pas',
} as const;

const lastRead = ({ window: { seen }, here }: Told): string =>
  seen ? ` À la dernière lecture, ${ago(seen.at, here.now)}, la serrure ${reads[seen.lock]}.` : '';

const came = ({ window: { unlock }, here }: Told): string => {
  const at = unlock?.openedAt ?? unlock?.placedAt;
  return `Oui, le livreur est passé${at === undefined ? '' : ` ${momentOf(at, here)}`}`;
};

const progress: Record<Progress, (told: Told) => string> = {
  unconfirmed: (told) => `La livraison prévue ${when(told)} n'est pas autorisée : le code n'a pas été dit.`,
  'to-come': (told) => `Pas encore : un livreur peut passer ${when(told)}, par ${your(told.window)}.`,
  'at-the-door': ({ window }) => `Le livreur est devant ${your(window)}, il n'est pas encore entré.`,
  inside: ({ window, here: { now } }) =>
    window.unlock?.openedAt === undefined
      ? `Le livreur est en train d'entrer par ${your(window)}. Elle sera verrouillée dès qu'il sera ressorti.`
      : `Le livreur a ouvert ${your(window)} ${ago(window.unlock?.openedAt, now)}. Elle sera verrouillée dès qu'il sera ressorti.`,
  locking: (told) =>
    `Je fais verrouiller ${your(told.window)}, ce n'est pas encore confirmé.${lastRead(told)}`,
  'not-locked': (told) =>
    `Attention : ${your(told.window)} n'a pas confirmé qu'elle est verrouillée.${lastRead(told)} J'essaie encore, et l'équipe est prévenue. Si vous le pouvez, vérifiez-la.`,
  'locked-again': (told) =>
    `${came(told)}, et ${your(told.window)} est reverrouillée, c'est confirmé ${ago(told.window.stateSince, told.here.now)}.`,
  came: (told) =>
    `${came(told)}, et ${your(told.window)} a été reverrouillée. ${told.window.camera?.clip === undefined ? "Il n'y a pas d'enregistrement." : "L'enregistrement est dans l'application de votre caméra."}`,
  'not-let-in': (told) =>
    `Non, personne n'est entré : la livraison prévue ${when(told)} n'a pas pu se faire.`,
  revoked: (told) => `Non : la livraison prévue ${when(told)} a été annulée, personne n'est entré.`,
  expired: (told) => `Non, personne n'est entré : l'heure de la livraison prévue ${when(told)} est passée.`,
};

/** Une alarme que la suite dit déjà n'est pas dite deux fois. */
const first = (alarm: RaisedAlarm | undefined, here: Here, isSaid = false): string =>
  alarm && !isSaid ? `D'abord, une alarme ${momentOf(alarm.at, here)} : ${alarms[alarm.name]}. ` : '';

function notLocked({ door, lock, leaf, at }: SeenDoor, here: Here): string {
  const name = doorName(door);
  if (lock === 'unknown')
    return `Je ne sais pas si votre ${name} est verrouillée : la serrure ne répondait pas ${since(at, here)}. ${lockHint}`;
  const how = leaf === 'open' ? 'était ouverte' : reads[lock];
  return `Votre ${name} ${how} ${since(at, here)}. ${lockHint}`;
}

function doorSaid(result: Outcome<DoorOutcomes>, here: Here): string {
  switch (result.name) {
    case 'door-locked':
      return `Votre ${doorName(result.facts.door)} était verrouillée ${since(result.facts.at, here)}.`;
    case 'door-not-locked':
      return notLocked(result.facts, here);
    case 'door-exposed': {
      const { window } = result.facts;
      const now = deliveryProgress(window);
      return progress[now]({ window, progress: now, here });
    }
    case 'door-unread':
      return `Je ne peux rien dire de votre ${doorName(result.facts.door)} : je ne lis sa serrure qu'autour d'une livraison.`;
  }
}

const isDoorInDoubt = ({ name }: RaisedAlarm): boolean => name === 'door-not-locked';

export const speech: Speech<DeliveryStatusOutcomes> = {
  'link-account': () => ({
    say: "Pour suivre vos livraisons, il me faut votre compte client. J'ai mis une carte dans l'application Alexa, vous le reliez en une minute. À bientôt.",
  }),
  'no-door': ({ sellerName }) => ({
    say: `Aucune de vos portes n'est équipée pour une livraison à l'intérieur ; ${sellerName} peut le faire. Je peux vous dire où en est une commande.`,
    ask: anythingElse,
  }),
  'no-deliveries': () => ({
    say: "Aucune livraison à l'intérieur n'est prévue, et il n'y en a pas eu récemment. Pour en prévoir une, dites : laisse entrer le livreur.",
    ask: anythingElse,
  }),
  delivery: ({ alarm, ...told }) => ({
    say: `${first(alarm, told.here, told.progress === 'not-locked' && alarm && isDoorInDoubt(alarm))}${progress[told.progress](told)}`,
    ask: anythingElse,
  }),
  doors: ({ doors, here, alarm }) => ({
    say: `${first(alarm, here, alarm && isDoorInDoubt(alarm))}${doors.map((door) => doorSaid(door, here)).join(' ')}`,
    ask: anythingElse,
  }),
  recording: ({ door, endedAt, here }) => ({
    say: `Le dernier enregistrement est celui de votre ${doorName(door)}, terminé ${momentOf(endedAt, here)}. Il est dans l'application de votre caméra.`,
    ask: anythingElse,
  }),
  'no-recording': () => ({
    say: "Il n'y a pas d'enregistrement ces deux derniers jours : la caméra ne filme que quand un livreur est là.",
    ask: anythingElse,
  }),
};
