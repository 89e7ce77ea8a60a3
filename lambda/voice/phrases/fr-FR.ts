import type { Gender } from '../../domain/catalogue/item';
import type { Money } from '../../domain/money';
import { once } from '../../domain/once';
import { type Day, dayOf, daysBetween, type Instant, type TimeZone } from '../../domain/time';
import type { Month } from '../../domain/wallet/month';
import { formatsOf, type Named } from './phrases';

const formats = formatsOf('fr-FR');
export const { money, number, list, choice } = formats;

const smallNumbers = 'aucun un deux trois quatre cinq six sept huit neuf dix'.split(' ');

/** Les petits nombres en lettres, accordés : « une », « deux ». */
export function count(value: number, gender: Gender = 'm'): string {
  if (gender === 'f' && value <= 1) return value === 1 ? 'une' : 'aucune';
  return smallNumbers[value] ?? number(value);
}

export const coins = (value: number): string => `${number(value)} ${value < 2 ? 'jeton' : 'jetons'}`;

/** « votre jeton », « vos 500 jetons ». */
export const yourCoins = (value: number): string => (value < 2 ? 'votre jeton' : `vos ${coins(value)}`);

/** « c'est un jeton », « ce sont 500 jetons ». */
export const theseAreCoins = (value: number): string =>
  value < 2 ? "c'est un jeton" : `ce sont ${coins(value)}`;

export const nameOf = (item: Named): string => item.names.fr.name;

/** Words whose h is aspirated: no elision before them. */
const aspirated =
  /^(hach|halal|halloumi|halva|hamac|hamburger|hamster|haricot|hareng|harissa|harnais|haut|henné|hérisson|hi-?fi|hibou|hochet|hockey|homard|hoodie|hors|hot|hou|hublot|huche|huit(?!r)|onz|oui|ouat)/i;
const startsWithVowel = (word: string): boolean =>
  /^[aeiouhàâäéèêëîïôöùûüœ]/i.test(word) && !aspirated.test(word);

/** « de café », « d'huile ». */
export const de = (text: string): string => (startsWithVowel(text) ? `d'${text}` : `de ${text}`);

const determiner = /^(?:du |des |de la |de l'|de |d'|les? |la |l'|une? |mon |ma |mes |notre |nos )/i;

/** « de quinoa », pour ce que le client a dit avec ou sans article. */
export const noneOf = (said: string): string => de(said.replace(determiner, ''));

/** « au lieu de 2,25 € », et le prix le plus bas des trente derniers jours là où la loi veut qu'on le dise. */
export function insteadOf(was: Money, lowestRecent: Money | undefined): string {
  const before = `au lieu de ${money(was)}`;
  if (!lowestRecent) return `${before}.`;
  return lowestRecent.cents === was.cents
    ? `${before}, le prix le plus bas des trente derniers jours.`
    : `${before}. Ces trente derniers jours, le prix le plus bas était de ${money(lowestRecent)}.`;
}

const isPlural = (item: Named): boolean => item.names.fr.number === 'p';
const isFeminine = (item: Named): boolean => item.names.fr.gender === 'f';

/** « le café », « la lessive », « l'huile », « les pâtes ». */
export function the(item: Named): string {
  const name = nameOf(item);
  if (isPlural(item)) return `les ${name}`;
  if (startsWithVowel(name)) return `l'${name}`;
  return `${isFeminine(item) ? 'la' : 'le'} ${name}`;
}

/** « du café », « de la lessive », « de l'huile », « des pâtes ». */
export function some(item: Named): string {
  const name = nameOf(item);
  if (isPlural(item)) return `des ${name}`;
  if (startsWithVowel(name)) return `de l'${name}`;
  return `${isFeminine(item) ? 'de la' : 'du'} ${name}`;
}

/** « café moulu habituel », « pâtes habituelles ». */
export const usual = (item: Named): string =>
  `${nameOf(item)} ${isFeminine(item) ? 'habituelle' : 'habituel'}${isPlural(item) ? 's' : ''}`;

/** « votre », « vos ». */
export const possessive = (item: Named): string => (isPlural(item) ? 'vos' : 'votre');

/** « est », « sont ». */
export const isOrAre = (item: Named): string => (isPlural(item) ? 'sont' : 'est');

/** « c'est », « ce sont ». */
export const thisIs = (item: Named): string => (isPlural(item) ? 'ce sont' : "c'est");

/** « va », « vont ». */
export const goesOrGo = (item: Named): string => (isPlural(item) ? 'vont' : 'va');

/** « votre café », « vos pâtes ». */
export const your = (item: Named): string => `${isPlural(item) ? 'vos' : 'votre'} ${nameOf(item)}`;

/** « le », « la », « les » : le pronom. */
export const it = (item: Named): string => (isPlural(item) ? 'les' : isFeminine(item) ? 'la' : 'le');

/** Accorde un adjectif ou un participe : « livré », « livrée », « livrés », « livrées ». */
export const agree = (word: string, item: Named): string =>
  `${word}${isFeminine(item) ? 'e' : ''}${isPlural(item) ? 's' : ''}`;

/** « deux paquets ». */
export function units(item: Named, quantity: number): string {
  const { unit } = item.names.fr;
  return `${count(quantity, unit.gender)} ${quantity < 2 ? unit.one : unit.many}`;
}

/** « deux paquets de café moulu ». */
export const quantityOf = (item: Named, quantity: number): string =>
  `${units(item, quantity)} ${de(nameOf(item))}`;

/** « aujourd'hui », « demain », « vendredi », « le vendredi 4 décembre ». */
export function onDay(day: Day, today: Day): string {
  const away = daysBetween(today, day);
  if (away === 0) return "aujourd'hui";
  if (away === 1) return 'demain';
  if (away === -1) return 'hier';
  if (away > 1 && away < 7) return formats.weekday(day);
  if (away < -1 && away > -7) return `${formats.weekday(day)} dernier`;
  return `le ${Math.abs(away) < 180 ? formats.weekdayAndDate(day) : formats.fullDate(day)}`;
}

/** « jusqu'à dimanche », « jusqu'à ce soir ». */
export function untilDay(day: Day, today: Day): string {
  const away = daysBetween(today, day);
  if (away <= 0) return "jusqu'à ce soir";
  if (away === 1) return "jusqu'à demain";
  return away < 7 ? `jusqu'à ${formats.weekday(day)}` : `jusqu'au ${formats.weekdayAndDate(day)}`;
}

/** Une prévision, sans fausse précision. */
export function aboutDays(days: number): string {
  if (days <= 0) return "d'un jour à l'autre";
  if (days === 1) return 'dès demain';
  if (days < 9) return `d'ici ${count(days)} jours environ`;
  if (days < 12) return "d'ici une dizaine de jours";
  if (days < 21) return "d'ici une quinzaine de jours";
  return days < 45 ? "d'ici un mois environ" : "d'ici un mois ou deux";
}

/** « 10 h », « 10 h 30 », « midi », « minuit ». */
export function timeOf(instant: Instant, zone: TimeZone): string {
  const time = formats
    .clock(instant, zone)
    .replace(/^0(?=\d)/, '')
    .replace(/:00$/, ' h')
    .replace(':', ' h ');
  if (time === '12 h') return 'midi';
  return time === '0 h' ? 'minuit' : time;
}

/** « jusqu'à 18 h », « jusqu'à demain 18 h ». */
export function untilTime(instant: Instant, zone: TimeZone, today: Day): string {
  const time = timeOf(instant, zone);
  const day = dayOf(instant, zone);
  return day === today ? `jusqu'à ${time}` : `${untilDay(day, today)} ${time}`;
}

/** « à 18 h », « demain à 18 h », « vendredi à 18 h ». */
export function atTime(instant: Instant, zone: TimeZone, today: Day): string {
  const time = timeOf(instant, zone);
  const day = dayOf(instant, zone);
  return day === today ? `à ${time}` : `${onDay(day, today)} à ${time}`;
}

const monthName = once(
  () => new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }),
);

/** « à la fin du mois », « fin décembre » ; avec l'année quand c'est à plus de onze mois. */
export function monthEnd(month: Month, today: Day): string {
  if (month === today.slice(0, 7)) return 'à la fin du mois';
  const name = monthName().format(new Date(month));
  return `fin ${daysBetween(today, `${month}-01`) > 330 ? name : name.replace(/ \d+$/, '')}`;
}
