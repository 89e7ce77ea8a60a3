import type { DigitalGood } from './good';

/** What stars can buy: notebooks that are read aloud, a page a day. Both languages say the same, each in its own way. */
export const digitalGoods: readonly DigitalGood[] = [
  {
    id: 'winter-menus',
    stars: 80,
    texts: {
      en: {
        name: 'winter menus',
        pages: [
          'A leek and potato soup, with a grated apple and cheddar salad. Keep half of the soup for Wednesday.',
          'Lentils with smoked sausage, carrots and a spoon of mustard, stirred in off the heat.',
          "Monday's soup again, under toast with cheese, five minutes below the grill. Then baked pears.",
          'Roast pumpkin with chickpeas, cumin and yogurt. It roasts for thirty-five minutes, and nobody stirs.',
          'Fish baked on fennel and orange, twenty minutes. Rice takes as long, so start them together.',
          'A slow beef stew with barley. Three hours on low; it is better still on Sunday evening.',
          "Roast chicken with lemon in it and potatoes under it. Its bones make the broth for next week's soup.",
        ],
      },
      fr: {
        name: "menus d'hiver",
        pages: [
          'Une soupe de poireaux et pommes de terre, avec une salade de pommes râpées au comté. Gardez la moitié de la soupe pour mercredi.',
          'Des lentilles à la saucisse fumée, aux carottes, avec une cuillerée de moutarde ajoutée hors du feu.',
          'La soupe de lundi, sous des tartines au fromage, cinq minutes au gril. Ensuite, des poires au four.',
          'Un potimarron rôti aux pois chiches, cumin et yaourt. Trente-cinq minutes au four, sans y toucher.',
          "Un poisson au four sur du fenouil et de l'orange, vingt minutes. Le riz en demande autant : lancez-les ensemble.",
          "Un bœuf mijoté à l'orge. Trois heures à feu doux, et il sera encore meilleur dimanche soir.",
          'Un poulet rôti, un citron dedans, des pommes de terre dessous. Sa carcasse fera le bouillon de la soupe de lundi.',
        ],
      },
    },
  },
  {
    id: 'stain-remedies',
    stars: 60,
    texts: {
      en: {
        name: 'stain remedies',
        pages: [
          'Red wine: blot, never rub. Sparkling water, then a paste of baking soda. Wash when it has dried.',
          'Coffee: cold water from the back of the cloth, then a little dish soap. Hot water would set it.',
          'Grease: talc or cornstarch for an hour, brush it off, then dish soap before the wash.',
          'Candle wax: let it harden and lift it off; then a warm iron over brown paper draws out the rest.',
          'Ink: a cotton pad with rubbing alcohol, from the edge inwards, and a clean cloth underneath.',
          'Grass: white vinegar and water, half and half, ten minutes, then wash as usual.',
          'Blood: cold water and salt, at once and patiently. Never warm water.',
        ],
      },
      fr: {
        name: 'remèdes contre les taches',
        pages: [
          'Le vin rouge : tamponnez, ne frottez jamais. Eau pétillante, puis pâte de bicarbonate. Lavez une fois sec.',
          "Le café : de l'eau froide par l'envers du tissu, puis un peu de liquide vaisselle. L'eau chaude le fixerait.",
          'Le gras : du talc ou de la fécule pendant une heure, brossez, puis du liquide vaisselle avant le lavage.',
          'La cire : laissez-la durcir et décollez-la ; un fer tiède sur du papier brun absorbe le reste.',
          "L'encre : un coton imbibé d'alcool, du bord vers le centre, avec un linge propre dessous.",
          "L'herbe : moitié vinaigre blanc, moitié eau, dix minutes, puis un lavage ordinaire.",
          "Le sang : de l'eau froide et du sel, tout de suite et avec patience. Jamais d'eau tiède.",
        ],
      },
    },
  },
  {
    id: 'table-customs',
    stars: 40,
    texts: {
      en: {
        name: 'table customs',
        pages: [
          'Forks to the left, knives to the right with the edge towards the plate: guests work from the outside in.',
          'The water glass stands above the knife, the wine glass to its right. Fill wine to a third, no more.',
          'A napkin goes to the left of the plate, or on it, folded once: elaborate folding has had many hands on it.',
          'Serve from the left, clear from the right, and never clear before the slowest guest has finished.',
          'Bread is broken, not cut, over its own plate, and buttered bite by bite.',
          'A guest who cannot eat something has told the host beforehand; the host says nothing about it at table.',
          'The host sits last, lifts the spoon first, and is never the first to leave the table.',
        ],
      },
      fr: {
        name: 'usages de la table',
        pages: [
          "Les fourchettes à gauche, les couteaux à droite, lame vers l'assiette : on se sert de l'extérieur vers l'intérieur.",
          'Le verre à eau se place au-dessus du couteau, le verre à vin à sa droite. Le vin, au tiers, pas davantage.',
          "La serviette se pose à gauche de l'assiette ou dessus, pliée une fois : un pliage savant a passé par bien des mains.",
          'On sert par la gauche, on dessert par la droite, et jamais avant que le dernier convive ait terminé.',
          "Le pain se rompt, il ne se coupe pas, et ne se pose jamais à l'envers.",
          "L'invité qui ne mange pas de tout a prévenu son hôte ; l'hôte n'en dit rien à table.",
          "L'hôte s'assoit le dernier, prend sa cuillère le premier, et ne quitte jamais la table avant les autres.",
        ],
      },
    },
  },
];

export const goodNamed = (id: string): DigitalGood | undefined => digitalGoods.find((good) => good.id === id);
