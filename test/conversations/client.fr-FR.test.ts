/** Ce que des clients disent vraiment, et ce qu'on leur doit en réponse. */
import { dealOn, type HouseOptions, habitOf } from '../support/house';
import { houseSuite } from '../support/house-suite';

const houses = houseSuite();

const coffee = habitOf('COF-GROUND-250');
const tea = habitOf('TEA-BLACK-50', { usualQuantity: 1, lastDay: '2026-02-20' });
const habits = [coffee, tea];
const deals = () => [
  dealOn('COF-GROUND-250'),
  dealOn('BAB-PUREE-APPLE-4'),
  dealOn('LAU-LIQ-2', { lowestRecentCents: { EUR: 800, USD: 800 } }),
];
const quoted = 'Votre café moulu habituel, deux paquets, 11,80 €, livraison comprise, jeudi, chez Majordomo.';

interface Talk {
  title: string;
  script: string;
  house?: HouseOptions;
}

const talks: Talk[] = [
  {
    title: 'on manque de café, sans mot de commande',
    script: `
      U : dis à mon majordome que je n'ai plus de café
      A : ${quoted} Soit 1 180 jetons, vous les avez. Je commande ?
      U : vas-y
      A : C'est fait, ça arrive jeudi. Vous pouvez annuler jusqu'à 18 h.`,
  },
  {
    title: 'un nom seul suffit',
    script: `
      U : ouvre mon majordome
      U : du café
      A : ${quoted} *
      U : finalement non
      A : * rien * Autre chose ?`,
  },
  {
    title: 'merci veut dire non',
    script: `
      U : demande à mon majordome du café
      U : merci
      A : * rien * Autre chose ?
      U : merci beaucoup
      A : /au revoir/i`,
  },
  {
    title: "c'est combien, c'est pour quand, c'est vendu par qui : l'achat attend toujours",
    script: `
      U : demande à mon majordome du café
      U : c'est combien
      A : ${quoted} *
      U : ça arrive quand
      A : ${quoted} *
      U : c'est vendu par qui
      A : ${quoted} *
      U : oui
      A : C'est fait, *`,
  },
  {
    title: 'payer par carte : on répond, et la question reste',
    script: `
      U : demande à mon majordome du café
      U : je peux payer par carte
      A : /vos jetons/
      U : oui
      A : C'est fait, *`,
  },
  {
    title: 'mon solde, au milieu d’un achat',
    script: `
      U : demande à mon majordome du café
      U : j'ai combien de jetons
      A : Vous avez 10 000 jetons, soit 100,00 €. *
      U : oui
      A : C'est fait, *`,
  },
  {
    title: 'deux produits d’un coup, et pas un seul',
    script: `
      U : demande à mon majordome de commander du café et du thé
      A : Deux paquets de café moulu et une boîte de thé noir, *
      U : oui
      A : C'est fait, *`,
  },
  {
    title: 'deux produits, dont un inconnu : il est dit',
    script: `
      U : demande à mon majordome de commander du café et une tronçonneuse
      A : Votre café moulu habituel, * Je n'ai pas de tronçonneuse. *
      U : non`,
  },
  {
    title: 'trois produits, dont un à choisir',
    script: `
      U : demande à mon majordome de commander du lait, des œufs et du beurre
      A : Un produit à la fois, * Il y a * Vous voulez *`,
  },
  {
    title: 'mets-m’en deux, non quatre, plus qu’un',
    script: `
      U : demande à mon majordome du café
      U : mets-en trois
      A : Trois paquets * 15,75 € *
      U : non quatre
      A : Quatre paquets * 19,70 € *
      U : finalement j'en veux qu'un
      A : Un paquet * 7,85 € *
      U : allez
      A : C'est fait, *`,
  },
  {
    title: 'une douzaine, une demi-douzaine, une paire',
    script: `
      U : demande à mon majordome du café
      U : mets-en une douzaine
      A : 12 paquets * 47,40 €, livraison offerte, *
      U : mets-en plutôt une demi-douzaine
      A : Six paquets * 27,60 € *
      U : une paire
      A : Deux paquets * 11,80 € *`,
  },
  {
    title: 'zéro, moins trois, neuf mille, soixante-quinze, quatre-vingt-dix',
    script: `
      U : demande à mon majordome du café
      U : zéro
      A : Je peux en commander entre un et 20. Combien de paquets de café moulu voulez-vous ?
      U : moins trois
      A : Je peux en commander entre un et 20. *
      U : neuf mille
      A : Je ne peux pas commander plus de 20 paquets à la fois. J'en mets 20 ?
      U : soixante-quinze
      A : * plus de 20 paquets *
      U : quatre-vingt-dix
      A : * plus de 20 paquets *
      U : deux
      A : ${quoted} *`,
  },
  {
    title: 'deux cafés, dits comme un nom',
    script: `
      U : ouvre mon majordome
      U : mets-moi trois cafés
      A : Votre café moulu habituel, trois paquets, *`,
  },
  {
    title: 'un autre, le deuxième',
    script: `
      U : demande à mon majordome du café
      U : non, l'autre
      A : Il y a le café moulu *, * et * Vous voulez *
      U : le deuxième
      A : Café moulu *, un paquet, *`,
  },
  {
    title: 'les couches taille quatre',
    script: `
      U : demande à mon majordome de commander des couches
      A : Il y a les couches taille 2, les couches taille 3 et les couches taille 4. Vous voulez les couches taille 2 ?
      U : taille quatre
      A : Couches taille 4, un paquet, *`,
  },
  {
    title: 'une taille qui n’était pas dans la liste',
    script: `
      U : demande à mon majordome de commander des couches
      U : taille cinq
      A : Il y a les couches taille 5 et * Vous voulez les couches taille 5 ?`,
  },
  {
    title: 'les piles triple A',
    script: `
      U : demande à mon majordome de commander des piles
      U : les AAA
      A : Piles AAA, un paquet, *`,
  },
  {
    title: 'marmonner devant un choix : jamais deux fois la même phrase',
    script: `
      U : demande à mon majordome de commander du shampoing
      A : Il y a le shampoing doux, le shampoing antipelliculaire et le shampoing cheveux secs. Vous voulez le shampoing doux ?
      U : bidule fjord
      A : Dites oui, non, ou son nom. Le shampoing doux, ça vous va ?
      U : bidule fjord
      A : Pardon, je n'ai pas compris. Vous voulez le shampoing doux ?
      U : le troisième
      A : Shampoing cheveux secs, *`,
  },
  {
    title: 'ni oui ni non à l’accueil ne vaut pas un oui',
    house: { habits: [habitOf('COF-GROUND-250', { lastDay: '2026-02-19' })] },
    script: `
      U : ouvre mon majordome
      A : Bonjour. * J'en recommande ?
      U : bidule fjord
      A : Un oui ou un non me suffit. *
      U : bidule fjord
      A : Pardon, je n'ai pas compris. *
      U : bidule fjord
      A : /au revoir/i`,
  },
  {
    title: 'le beurre, le salé',
    script: `
      U : ouvre mon majordome
      U : vous avez du beurre ?
      A : Il y a le beurre doux et le beurre demi-sel. Vous voulez le beurre doux ?
      U : le salé
      A : Beurre demi-sel, une plaquette, *`,
  },
  {
    title: 'le prix d’un produit se demande',
    script: `
      U : ouvre mon majordome
      U : combien coûte le café ?
      A : ${quoted} *
      U : non
      U : c'est quoi le prix du thé
      A : Votre thé noir habituel, une boîte, *`,
  },
  {
    title: 'ce qu’on n’a pas, dit sans détour',
    script: `
      U : demande à mon majordome de commander une tronçonneuse
      A : Je n'ai pas de tronçonneuse. Vous voulez autre chose ?
      U : de la raclette
      A : Je n'ai pas de raclette. Vous voulez autre chose ?
      U : un ananas
      A : Je n'ai pas d'ananas. Vous voulez autre chose ?
      U : non
      A : * Autre chose ?`,
  },
  {
    title: 'du sopalin et des kleenex',
    house: { habits: [habitOf('PAP-TOWELS-6'), habitOf('PAP-TISSUES-BOX-3')] },
    script: `
      U : demande à mon majordome de commander du sopalin et des kleenex
      A : Deux paquets d'essuie-tout et deux lots de mouchoirs en boîte, *`,
  },
  {
    title: 'une énumération sans « et » n’oublie personne',
    script: `
      U : demande à mon majordome de commander du café du thé et du riz
      A : Un produit à la fois, vous me redirez ensuite café et du thé. Il y a le riz *`,
  },
  {
    title: 'ce sont, au pluriel',
    script: `
      U : demande à mon majordome de commander de la bouffe pour le chat
      A : Je n'ai pas de bouffe pour le chat. Le plus proche, ce sont les croquettes *`,
  },
  {
    title: 'les crêpes ne sont pas du sirop',
    script: `
      U : demande à mon majordome de commander des crêpes
      A : Je n'ai pas de crêpes. Le plus proche, c'est *`,
  },
  {
    title: 'sans pulpe ne veut pas dire avec',
    house: { habits: [habitOf('DRK-OJ-PULP-1')] },
    script: `
      U : demande à mon majordome de commander du jus d'orange sans pulpe
      A : /^(?!.*avec pulpe)/`,
  },
  {
    title: 'trop juste en jetons : on dit pour quoi',
    house: { habits, coins: 900 },
    script: `
      U : demande à mon majordome du café
      A : Deux paquets de café moulu, ça ferait 11,80 €, soit 1 180 jetons. Vous en avez 900, il en manque 280. Vos jetons suffisent pour un paquet. Je commande ?
      U : oui
      A : Votre café moulu habituel, un paquet, 7,85 €, *`,
  },
  {
    title: 'y a des promos ?',
    house: { habits, deals: deals() },
    script: `
      U : ouvre mon majordome
      U : y'a des promos ?
      A : Oui, trois. Votre café moulu passe à 3,16 € jusqu'à dimanche, au lieu de 3,95 €, le prix le plus bas des trente derniers jours. Je vous le mets ?
      U : suivant
      U : suivant
      U : suivant
      A : C'était le dernier. Autre chose ?
      U : non
      A : /au revoir/i`,
  },
  {
    title: 't’as quoi comme bons plans',
    house: { habits, deals: deals() },
    script: `
      U : ouvre mon majordome
      U : t'as quoi comme bons plans
      A : Oui, trois. *
      U : c'est quoi les bonnes affaires du moment
      A : Oui, trois. *`,
  },
  {
    title: 'les promos d’un rayon',
    house: { habits, deals: deals() },
    script: `
      U : demande à mon majordome des promos au rayon bébé
      A : Oui, un. Les petits pots de pomme passent à *`,
  },
  {
    title: 'les promos sur un produit, quand son rayon a un autre nom',
    house: { habits, deals: deals() },
    script: `
      U : demande à mon majordome s'il y a des promos sur le café
      A : Oui, un. Votre café moulu passe à *`,
  },
  {
    title: 'j’en veux deux, devant un bon plan',
    house: { habits, deals: deals() },
    script: `
      U : demande à mon majordome mes bons plans
      U : j'en veux trois
      A : Votre café moulu habituel, trois paquets, 13,38 €, * C'est le prix en promotion, 3,16 € pièce au lieu de 3,95 €, le prix le plus bas des trente derniers jours. *`,
  },
  {
    title: 'annuler deux fois',
    script: `
      U : demande à mon majordome du café
      U : oui
      U : demande à mon majordome d'annuler ma commande
      A : Votre commande de café moulu arrive jeudi. Si je l'annule, vos 1 180 jetons vous reviennent. Je l'annule ?
      U : oui
      A : C'est annulé. Vos 1 180 jetons sont revenus. Votre solde est de 10 000 jetons.
      U : demande à mon majordome d'annuler ma commande de café
      A : Votre commande de café moulu est déjà annulée, c'était aujourd'hui. Vos 1 180 jetons sont revenus. Autre chose ?`,
  },
  {
    title: 'annule, répondu à « je l’annule ? », annule bien',
    script: `
      U : demande à mon majordome du café
      U : oui
      U : demande à mon majordome d'annuler ma commande
      U : annule
      A : C'est annulé. *`,
  },
  {
    title: 'annule-la, aussi',
    script: `
      U : demande à mon majordome du café
      U : oui
      U : demande à mon majordome d'annuler ma commande
      U : annule-la
      A : C'est annulé. *`,
  },
  {
    title: 'garder sa commande',
    script: `
      U : demande à mon majordome du café
      U : oui
      U : demande à mon majordome d'annuler ma commande
      U : non
      A : D'accord, je n'annule rien. Autre chose ?`,
  },
  {
    title: 'annule, devant un achat : rien n’est commandé, et c’est dit',
    script: `
      U : demande à mon majordome du café
      U : laisse tomber
      A : D'accord, je n'ai rien commandé. Au revoir.`,
  },
  {
    title: 'le livreur passe quand',
    script: `
      U : demande à mon majordome du café
      U : oui
      U : demande à mon majordome quand je serai livrée
      A : Votre commande de café moulu est en préparation, elle arrive jeudi. Autre chose ?
      U : le livreur passe à quelle heure
      A : Votre commande de café moulu est en préparation, *`,
  },
  {
    title: 'le suivi d’un produit',
    script: `
      U : demande à mon majordome du café
      U : oui
      U : demande à mon majordome où en est mon café
      A : Votre commande de café moulu est en préparation, *`,
  },
  {
    title: 'le relevé ne répète pas le jour',
    script: `
      U : demande à mon majordome du café
      U : oui
      U : demande à mon majordome mon relevé
      A : Aujourd'hui, vous avez payé 1 180 jetons pour du café moulu. Le même jour, vous avez reçu 10 000 jetons. Autre chose ?`,
  },
  {
    title: 'l’historique d’un jour, puis rien de plus',
    script: `
      U : demande à mon majordome ce que j'ai acheté hier
      A : Vous n'avez rien acheté hier. Je vous lis vos derniers achats ?
      U : non
      A : * Autre chose ?
      U : non
      A : /au revoir/i`,
  },
  {
    title: 'et le mois dernier ?',
    script: `
      U : demande à mon majordome du café
      U : oui
      U : demande à mon majordome ce que j'ai acheté aujourd'hui
      A : Aujourd'hui, vous avez acheté deux paquets de café moulu. Autre chose ?
      U : et le mois dernier
      A : Vous n'avez rien acheté en février. *`,
  },
  {
    title: 'ça vaut combien en euros',
    script: `
      U : demande à mon majordome mon solde
      A : Vous avez 10 000 jetons, soit 100,00 €. Autre chose ?
      U : ça vaut combien en euros
      A : Vous avez 10 000 jetons, soit 100,00 €. Autre chose ?
      U : c'est bon merci
      A : /au revoir/i`,
  },
  {
    title: 'un jeton, c’est quoi',
    house: { habits: [] },
    script: `
      U : ouvre mon majordome
      U : c'est quoi un jeton
      A : Un jeton vaut un centime, *`,
  },
  {
    title: 'comme d’habitude',
    script: `
      U : demande à mon majordome du café
      U : oui
      U : demande à mon majordome la même chose que la dernière fois
      A : ${quoted} *`,
  },
  {
    title: 'le silence repose la question',
    script: `
      U : demande à mon majordome du café
      U : (silence)
      A : /Je commande \\?|C'est bon pour vous \\?/
      U : oui
      A : C'est fait, *`,
  },
  {
    title: 'un invité sans compte : la carte, et rien de promis',
    house: { linked: false },
    script: `
      U : demande à mon majordome mon solde
      A : Vos jetons sont sur votre compte client, * À bientôt.
      U : demande à mon majordome de commander du quinoa
      A : Pour commander, il faut relier votre compte client. * À bientôt.`,
  },
];

describe('un client français', () => {
  it.each(talks)('$title', async ({ script, house = { habits } }) => {
    const opened = await houses.open({ ...house, locale: 'fr-FR' });
    await opened.talk(script);
  });

  it('ne commande rien de ce qu’il a laissé tomber', async () => {
    const house = await houses.open({ habits, locale: 'fr-FR' });
    for (const refusal of [
      'merci',
      'finalement non',
      'laisse tomber',
      'annule',
      "c'est trop cher",
      '(silence)',
    ]) {
      await house.say('demande à mon majordome du café');
      await house.say(refusal);
      await house.say('(leave)').catch(() => undefined);
    }
    expect(await house.orders()).toEqual([]);
    expect(await house.balanceCoins()).toBe(10_000);
  });
});
