import type { VoiceCodeWords } from './words.en';

export const fr: VoiceCodeWords = {
  title: 'Code vocal',
  explained:
    'Quatre chiffres que votre assistant vocal demande avant une commande importante, avant d’acheter des jetons et avant d’en offrir. Ce code n’est jamais répété à voix haute et personne ne peut le lire, pas même nous.',
  state: {
    missing: 'Aucun code vocal n’est défini.',
    set: (date) => `Un code vocal est défini depuis le ${date}.`,
    locked:
      'Le code vocal est bloqué après trois essais erronés. Même le bon code ne marche plus tant que vous ne l’avez pas redéfini.',
  },
  digits: 'Nouveau code vocal',
  digitsHint: 'Quatre chiffres. Pas quatre fois le même, ni une suite comme 1234.',
  again: 'Les mêmes chiffres une seconde fois',
  set: 'Définir le code vocal',
  remove: {
    title: 'Se passer de code vocal',
    text: 'Sans code, tout ce qui l’exige toujours devient impossible à la voix : les commandes importantes, l’achat de jetons et le don de jetons.',
    action: 'Supprimer le code vocal',
  },
  problems: {
    'not-four-digits': 'Merci de saisir exactement quatre chiffres.',
    'too-easy': 'C’est ce qu’un inconnu essaierait en premier. Merci de choisir d’autres chiffres.',
    different: 'Ces chiffres ne sont pas les mêmes que ci-dessus.',
  },
  done: { set: 'Le code vocal est défini.', removed: 'Le code vocal est supprimé.' },
};
