import { type Contact, contactsNamed, soundsLike, spokenName } from './contact';

const contactNamed = (name: string): Contact => ({
  contactId: `con_${name}`,
  householdId: 'hh_mine',
  otherId: `hh_${name}`,
  name,
  knownAs: 'Paul',
  kind: 'other',
  agreedAt: '2026-03-01T00:00:00.000Z',
});
const contacts = ['Claire Martin', 'Claire Dubois', 'Zoé', 'Jean-Luc', 'Maman', 'Sœur Anne', 'Le Gall'].map(
  contactNamed,
);
const found = (said: string) => contactsNamed(said, contacts).map(({ name }) => name);

test.each([
  ['zoe', ['Zoé']],
  ['ZOÉ', ['Zoé']],
  ["zoé's", ['Zoé']],
  ['à zoé', ['Zoé']],
  ['jean luc', ['Jean-Luc']],
  ['ma maman', ['Maman']],
  ['to my maman', ['Maman']],
  ['soeur anne', ['Sœur Anne']],
  ['claire', ['Claire Martin', 'Claire Dubois']],
  ['claire dubois', ['Claire Dubois']],
  ['gall', ['Le Gall']],
  ['clair', []],
  ['luc', []],
  ['', []],
])('“%s” means %j', (said, names) => {
  expect(found(said)).toEqual(names);
});

test.each([
  ['Zoé', 'zoe', true],
  ['Jean-Luc', 'jean luc', true],
  ['Anne', 'Anna', false],
])('%s and %s sound alike: %s', (a, b, alike) => {
  expect(soundsLike(a, b)).toBe(alike);
});

test.each([
  ['  Claire   Martin ', 'Claire Martin'],
  ["Anne-Lise d'Arc", "Anne-Lise d'Arc"],
  ['<script>', undefined],
  ['', undefined],
  ['x'.repeat(41), undefined],
])('“%s” is spoken as %s', (text, name) => {
  expect(spokenName(text)).toBe(name);
});
