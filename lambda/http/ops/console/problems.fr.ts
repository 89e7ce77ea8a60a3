import type { problems as english } from './problems.en';

export const problems: typeof english = {
  other: 'Cela n’a pas été fait.',
  'state-conflict': 'Ce n’est plus le moment. Regardez l’état.',
  'second-approver-required': 'Une autre personne doit le faire.',
  'text-missing': 'Merci de préciser de quoi il s’agit.',
  'extension-invalid': 'Le créneau ne peut pas être prolongé jusque-là.',
  'extension-used': 'Le créneau a déjà été prolongé.',
  'window-overlaps': 'La prolongation empiéterait sur un autre créneau de la même porte.',
  'window-expired': 'L’heure du créneau est passée.',
  'window-revoked': 'La livraison a été annulée.',
  'courier-missing': 'Affectez d’abord un livreur.',
  'body-invalid': 'Il manque quelque chose, ou une saisie est incorrecte.',
  'role-missing': 'Votre rôle ne le permet pas.',
  'device-known': 'Ce terminal est inscrit, ou a été révoqué définitivement.',
  'key-mismatch': 'L’identifiant n’est pas celui de cette clé : l’un des deux est mal saisi.',
  'halt-unknown': 'Ce n’est plus arrêté.',
  'not-allowed': 'Ce n’est pas à vous de le faire.',
  'doors-in-use': 'Une livraison chez ce client n’est pas terminée. Attendez la fin, ou annulez-la d’abord.',
  'lock-taken':
    'Un autre foyer a cette serrure. Une serrure appartient à un seul foyer : il faut d’abord l’en retirer.',
  'camera-taken':
    'Un autre foyer a cette caméra. Une caméra appartient à un seul foyer : il faut d’abord l’en retirer.',
  'proposal-standing': 'D’autres portes sont proposées. Approuvez-les ou retirez d’abord la proposition.',
  'proposal-unknown': 'Ce n’est plus proposé. Regardez les portes.',
  'proposal-expired': 'La proposition est trop ancienne. Proposez à nouveau.',
};
