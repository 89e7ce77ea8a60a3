import type { Door } from '../../domain/delivery/home';
import type { WallTime } from '../../domain/delivery/local-window';
import type { AlarmName } from '../../domain/delivery/window';
import { dayOf, epochMsOf, type Instant, instantOf } from '../../domain/time';
import type { Span } from '../delivery';
import { count, onDay, timeOf } from './fr-FR';

const doorNames = {
  front: "porte d'entrée",
  back: 'porte de derrière',
  side: 'porte de côté',
  garage: 'porte du garage',
} as const;
export const doorName = (kind: Door['kind']): string => doorNames[kind];

/** « 2 h 30 », pour une heure qui n'existe peut-être pas ce jour-là. */
export const wallTime = (time: WallTime): string => timeOf(instantOf(time * 60_000), 'UTC');

/** « demain », « vendredi ». */
export const dayOfSpan = ({ startsAt, zone, now }: Span): string =>
  onDay(dayOf(startsAt, zone), dayOf(now, zone));

/** « de 10 h à midi ». */
export const hoursOf = ({ startsAt, endsAt, zone }: Span): string =>
  `de ${timeOf(startsAt, zone)} à ${timeOf(endsAt, zone)}`;

/** « demain, de 10 h à midi ». */
export const spanOf = (span: Span): string => `${dayOfSpan(span)} ${hoursOf(span)}`;

/** « à 11 h 07 », « hier à 11 h 07 ». */
export function momentOf(instant: Instant, { zone, now }: Pick<Span, 'zone' | 'now'>): string {
  const [day, today] = [dayOf(instant, zone), dayOf(now, zone)];
  const time = `à ${timeOf(instant, zone)}`;
  return day === today ? time : `${onDay(day, today)} ${time}`;
}

const minuteMs = 60_000;

/** « à l'instant », « il y a deux minutes », « il y a trois heures », « il y a deux jours ». */
export function ago(instant: Instant, now: Instant): string {
  const minutes = Math.floor((epochMsOf(now) - epochMsOf(instant)) / minuteMs);
  if (minutes < 1) return "à l'instant";
  const said = (value: number, unit: string, gender: 'm' | 'f') =>
    `il y a ${count(value, gender)} ${unit}${value === 1 ? '' : 's'}`;
  if (minutes < 60) return said(minutes, 'minute', 'f');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? said(hours, 'heure', 'f') : said(Math.floor(hours / 24), 'jour', 'm');
}

/** Ce que veut dire une alarme, en fin de phrase. */
export const alarms: Record<AlarmName, string> = {
  'door-not-locked': "la porte n'a pas pu être verrouillée tout de suite",
  'unexpected-unlock': "la porte a été trouvée ouverte alors que personne n'avait le droit d'entrer",
  'unlock-unconfirmed': "la serrure n'a pas confirmé ce qu'on lui demandait",
  'camera-lost': 'la caméra a lâché pendant que le livreur était là',
  'courier-problem': 'le livreur a signalé un problème',
  'camera-not-recording': "la caméra n'enregistrait pas, donc personne n'est entré",
  'clip-missing': "l'enregistrement manque",
  'not-ready': "la serrure ou la caméra n'était pas prête",
};
