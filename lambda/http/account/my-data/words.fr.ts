import type { MyDataWords } from './words.en';

export const fr: MyDataWords = {
  title: 'Mes données',
  explained:
    'Vous pouvez faire supprimer, à tout moment et définitivement, tout ce qui est connu ici de votre foyer. L’assistant vocal vous accueillera ensuite comme un inconnu.',
  deleted: {
    title: 'Ce qui est supprimé',
    items: [
      'le profil de votre foyer : pays, monnaie, fuseau horaire et lien avec votre compte client',
      'ce que vous achetez et à quel rythme, ainsi que l’historique de vos commandes ici',
      'vos contacts et votre code vocal',
    ],
  },
  kept: {
    title: 'Ce qui reste, et pourquoi',
    items: [
      'Les lignes du grand livre des jetons et les paiements restent. Ils portent un numéro de compte aléatoire et aucun nom ; les règles comptables les exigent et, sans eux, personne ne pourrait prouver qu’aucun jeton n’a été perdu.',
      'Le fait qu’il y a eu une première commande, et votre parrainage, restent sous des numéros sans nom : les récompenses de bienvenue ne sont données qu’une fois.',
      'Si le vendeur doit encore vous verser une somme, votre numéro de client et cette somme restent jusqu’au versement. Les plafonds d’achat valent malgré tout jusqu’à la fin du mois : un porte-monnaie fermé peut le rester jusque-là, et un an s’il reste des jetons à rendre.',
      'Une commande qui n’est pas encore expédiée reste jusqu’à son expédition ou son annulation. Celles des 60 derniers jours restent encore 60 jours, sans être affichées, le temps d’un éventuel remboursement.',
      'Ce que vous avez acheté auprès d’Alexa, comme les étoiles, reste lié à votre compte Amazon.',
      'Les commandes transmises restent chez le vendeur, qui en répond, de même que votre compte client. Vous pouvez le fermer chez lui.',
    ],
  },
  coins: {
    title: (coins) => `Ce que devient votre solde de ${coins}`,
    held: (number) => `, dont ${number} en réserve pour des commandes ou des cadeaux en cours`,
    refund:
      'Remboursez-moi ce que j’ai acheté et fermez définitivement le porte-monnaie ; les lots inutilisés sont recrédités sur la carte qui les a payés. Les jetons promotionnels sont perdus.',
    keep: 'Gardez-moi le porte-monnaie sous son numéro de compte, sans mon nom.',
  },
  before:
    'Dissociez ensuite la skill dans l’application Alexa ; sinon, le foyer recommence à zéro dès votre prochaine phrase.',
  word: 'supprimer',
  confirm: (word) => `Pour confirmer, saisissez le mot « ${word} »`,
  action: 'Supprimer définitivement mes données',
  held: (coins) =>
    `Rien n’a été supprimé : des commandes ou des cadeaux en cours réservent encore ${coins}, le porte-monnaie ne peut donc pas encore être fermé. Attendez qu’ils soient terminés, ou faites garder le porte-monnaie.`,
  problem: (word) => `Merci de saisir exactement ce mot : ${word}`,
  erased: {
    title: 'Vos données sont supprimées',
    text: 'Ce qui était connu ici de votre foyer est supprimé, et vous êtes déconnecté. D’éventuels remboursements sont en route vers votre carte. Dissociez maintenant la skill dans l’application Alexa.',
  },
};
