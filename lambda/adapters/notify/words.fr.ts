import type { DoorKind } from '../../domain/delivery/home';
import type { NoticeWords } from './message';

const doors: Record<DoorKind, string> = {
  front: 'porte d’entrée',
  back: 'porte de derrière',
  side: 'porte de côté',
  garage: 'porte du garage',
};

const callUs =
  'Nos équipes s’en occupent. Si vous êtes à proximité et en sécurité, vérifiez la porte vous-même.';

/** Ce qui est dit en français : quoi, à quelle porte, à quelle heure sur place, et que faire. */
export const french: NoticeWords = {
  locale: 'fr-FR',
  clock: (time) => time.replace(':', '\u00a0h\u00a0'),
  door: (kind) => doors[kind],
  hours: (from, to) => `de ${from} à ${to}`,
  customer: {
    authorized: ({ door, day, hours }) => ({
      title: 'Vous avez autorisé une livraison à l’intérieur',
      text: `Le ${day}, ${hours}, un livreur pourra ouvrir une fois votre ${door} pour déposer votre colis, pendant que votre caméra enregistre. Pour l’annuler, dites : « Alexa, demande à mon majordome d’annuler la livraison à l’intérieur. »`,
    }),
    'not-ready': ({ door, day }) => ({
      title: 'Votre porte n’est pas encore prête',
      text: `La serrure ou la caméra de votre ${door} ne répond pas comme il faut pour la livraison du ${day}. Vérifiez que toutes deux ont du courant et du réseau ; d’ici là, personne n’entrera.`,
    }),
    arrived: ({ door, time }) => ({
      title: 'Votre livreur est là',
      text: `Votre livreur est arrivé devant votre ${door} à ${time}. Elle reste verrouillée tant que votre caméra n’enregistre pas. Pour tout arrêter, dites : « Alexa, demande à mon majordome d’annuler la livraison à l’intérieur. »`,
    }),
    'no-entry': ({ door, time }) => ({
      title: 'Personne n’est entré',
      text: `Votre ${door} est restée verrouillée à ${time} : la serrure a refusé de s’ouvrir. Votre colis n’a pas été déposé. Vous n’avez rien à faire ; une nouvelle livraison demande une nouvelle autorisation.`,
    }),
    'door-unlocked': ({ door, time }) => ({
      title: 'Votre porte a été déverrouillée',
      text: `Votre ${door} a été déverrouillée pour votre livreur à ${time}. Votre caméra enregistre. Nous vous préviendrons dès qu’elle sera reverrouillée.`,
    }),
    'leave-now': ({ door, time }) => ({
      title: 'Votre caméra s’est arrêtée : le livreur doit sortir',
      text: `La caméra de votre ${door} ne montre plus rien de nouveau depuis peu avant ${time}. Le livreur a reçu l’ordre de sortir, et la porte sera verrouillée dès qu’elle sera refermée. Pour la verrouiller maintenant, dites : « Alexa, demande à mon majordome de verrouiller ma porte. »`,
    }),
    'door-locked': ({ door, time }) => ({
      title: 'Votre porte est verrouillée',
      text: `La serrure de votre ${door} a signalé à ${time} qu’elle est verrouillée. Vous n’avez rien à faire.`,
    }),
    'door-not-locked': ({ door, time }) => ({
      title: 'Votre porte n’a pas pu être verrouillée',
      text: `À ${time}, votre ${door} n’avait toujours pas confirmé qu’elle est verrouillée : elle est peut-être ouverte. Il a été demandé au livreur de rester sur place. ${callUs}`,
    }),
    'camera-lost': ({ door, time }) => ({
      title: 'Votre caméra ne filme plus',
      text: `La caméra de votre ${door} n’envoie plus d’images depuis ${time}, alors que votre livreur est là. La porte sera verrouillée dès qu’elle sera refermée.`,
    }),
    'unexpected-unlock': ({ door, time }) => ({
      title: 'Votre porte est ouverte, et ce n’est pas nous',
      text: `La serrure de votre ${door} a signalé à ${time} qu’elle n’est pas verrouillée, alors que personne n’a le droit de l’ouvrir. Si ce n’est personne de votre foyer, n’entrez pas seul : appelez les secours. Nos équipes s’en occupent.`,
    }),
    'courier-problem': ({ door, time }) => ({
      title: 'Votre livreur a signalé un problème',
      text: `Votre livreur a signalé un problème devant votre ${door} à ${time}. La porte est en cours de verrouillage ; nous vous préviendrons quand ce sera fait.`,
    }),
    completed: ({ door, time }) => ({
      title: 'Votre livraison à l’intérieur est terminée',
      text: `Votre livraison s’est terminée à ${time}, et votre ${door} est verrouillée. Pour savoir comment elle s’est passée, dites : « Alexa, demande à mon majordome si le livreur est passé. »`,
    }),
    failed: ({ door, day }) => ({
      title: 'Votre colis n’a pas été déposé à l’intérieur',
      text: `La livraison du ${day} par votre ${door} n’a pas eu lieu, et personne n’est entré. Le vendeur vous dira ce que devient votre colis.`,
    }),
    revoked: ({ door, day }) => ({
      title: 'Votre livraison à l’intérieur est annulée',
      text: `Plus personne ne pourra ouvrir votre ${door} le ${day}. Si un livreur était entré, la porte est en cours de verrouillage.`,
    }),
    expired: ({ door, day, hours }) => ({
      title: 'Personne n’est entré',
      text: `Le créneau de votre livraison du ${day}, ${hours}, est passé, et personne n’est entré par votre ${door}. Autorisez un nouveau créneau quand vous voulez.`,
    }),
  },
  operations: (topic, { door, time, windowId }) => ({
    title: `${windowId} : ${topic}`,
    text: `${topic} à ${time} (heure locale de la porte), ${door}, livraison ${windowId}. Ouvrez la fenêtre dans la console.`,
  }),
};
