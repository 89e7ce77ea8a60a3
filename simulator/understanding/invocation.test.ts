import { type Invocation, readInvocation } from './invocation';

function told(invocation: Invocation): string {
  if (invocation.kind === 'request') return `request: ${invocation.requests.join(' | ')}`;
  return invocation.kind === 'plain' ? `plain: ${invocation.text}` : invocation.kind;
}

test.each([
  ['open my majordomo', 'launch'],
  ['Alexa, open my majordomo', 'launch'],
  ['alexa please open my majordomo', 'launch'],
  ['Alexa, launch the my majordomo skill', 'launch'],
  ['talk to my majordomo', 'launch'],
  ['my majordomo', 'launch'],
  ['ask my majordomo', 'launch'],
  ['open my major domo', 'launch'],
  ['open my majordommo please', 'launch'],
  ['alexa, ask my majordomo to reorder coffee', 'request: reorder coffee | to reorder coffee'],
  ['ask my majordomo for deals', 'request: deals | for deals'],
  ["ask my majordomo what's my balance", "request: what's my balance"],
  ['tell my majordomo that I need milk', 'request: I need milk | that I need milk'],
  ['open my majordomo and order tea', 'request: order tea | and order tea'],
  ['my majordomo, order tea', 'request: order tea'],
  ['reorder coffee with my majordomo', 'request: reorder coffee'],
  ['ask for my balance from my majordomo', 'request: my balance | ask for my balance'],
  ['exit', 'exit'],
  ['alexa, quit', 'exit'],
  ['reorder coffee', 'plain: reorder coffee'],
  ['alexa reorder coffee', 'plain: reorder coffee'],
  ['open the door', 'plain: open the door'],
  ['is my majordomo there', 'plain: is my majordomo there'],
  ['', 'plain: '],
])('“%s”: %s', (utterance, expected) => {
  expect(told(readInvocation(utterance, 'my majordomo', 'en-US'))).toBe(expected);
});

test.each([
  ['ouvre mon majordome', 'launch'],
  ["Alexa, lance mon majordome s'il te plaît", 'launch'],
  ['parle à mon majordome', 'launch'],
  ['ouvre la skill mon majordome', 'launch'],
  ["Alexa, lance l'application mon majordome", 'launch'],
  [
    'Alexa, demande à mon majordome de recommander du café',
    'request: recommander du café | de recommander du café',
  ],
  ["demande à mon majordome d'annuler", "request: annuler | d'annuler"],
  ['demande mon solde à mon majordome', 'request: mon solde | demande mon solde'],
  ['demande à mon majordome mon solde', 'request: mon solde'],
  ['dis à mon majordome que je veux du lait', 'request: je veux du lait | que je veux du lait'],
  [
    "demande à mon majordome s'il y a des bons plans",
    "request: il y a des bons plans | s'il y a des bons plans",
  ],
  ['demande à mon majordome les bons plans', 'request: les bons plans'],
  ['ouvre mon majordome et commande du thé', 'request: commande du thé | et commande du thé'],
  ['commande du thé avec mon majordome', 'request: commande du thé'],
  ['quitte', 'exit'],
  ['commande du thé', 'plain: commande du thé'],
])('« %s » : %s', (utterance, expected) => {
  expect(told(readInvocation(utterance, 'mon majordome', 'fr-FR'))).toBe(expected);
});

test.each([
  ['ouvre le café du coin', 'launch'],
  ['demande au café du coin de commander du thé', 'request: commander du thé | de commander du thé'],
  ['demande mon solde au café du coin', 'request: mon solde | demande mon solde'],
  ['parle au café du coin', 'launch'],
])('the article of a name melts into the preposition: « %s » : %s', (utterance, expected) => {
  expect(told(readInvocation(utterance, 'le café du coin', 'fr-FR'))).toBe(expected);
});
