import type { MyDataWords } from './words.en';

export const fr: MyDataWords = {
  title: 'Mes données',
  explained:
    'Vous pouvez faire supprimer, à tout moment et définitivement, tout ce qui est connu ici de votre foyer. L’assistant vocal vous accueillera ensuite comme un inconnu.',
  deleted: {
    title: 'Ce qui est supprimé',
    items: [
      'le profil de votre foyer : pays, monnaie, fuseau horaire et lien avec votre compte client',
      'ce que vous achetez et à quel rythme, ainsi que l’historique de vos commandes ici',
      'vos contacts et votre code vocal',
    ],
  },
  kept: {
    title: 'Ce qui reste, et pourquoi',
    items: [
      'Les lignes du grand livre des jetons et les paiements restent. Ils portent un numéro de compte aléatoire et aucun nom ; les règles comptables les exigent et, sans eux, personne ne pourrait prouver qu’aucun jeton n’a été perdu.',
      'Les commandes transmises restent chez le vendeur, qui en répond.',
      'Le compte client chez le vendeur reste. Vous pouvez le fermer chez lui.',
    ],
  },
  coins: (coins) =>
    `Il y a ${coins} dans votre portefeuille. Les jetons que vous avez achetés sont votre argent, et vous pouvez en demander le remboursement avant la suppression ; ce qui reste ensuite dans le portefeuille est conservé pour vous par le vendeur, sous son numéro de compte.`,
  before:
    'Dissociez ensuite la skill dans l’application Alexa ; sinon, le foyer recommence à zéro dès votre prochaine phrase.',
  word: 'supprimer',
  confirm: (word) => `Pour confirmer, saisissez le mot ${word}`,
  action: 'Supprimer définitivement mes données',
  problem: (word) => `Merci de saisir exactement ce mot : ${word}`,
  erased: {
    title: 'Vos données sont supprimées',
    text: 'Ce qui était connu ici de votre foyer est supprimé, et vous êtes déconnecté. Dissociez maintenant la skill dans l’application Alexa.',
  },
};
