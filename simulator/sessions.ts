import { randomUUID } from 'node:crypto';
import type { Directive } from 'ask-sdk-model';
import type { Dialog } from './dialog';
import type { JsonObject, Speaker } from './types';
import type { Lexicon } from './understanding/languages';
import type { SlotValue } from './understanding/model';
import { compileValues, type ValueIndex } from './understanding/values';

export interface Session {
  sessionId: string;
  /** No request of this session has been sent yet. */
  isNew: boolean;
  attributes: JsonObject;
  dialog?: Dialog | undefined;
  reprompt?: string | undefined;
  /** Silences since something was last said. */
  silences: number;
}

const ENTITIES_LIVE_ON_MS = 30 * 60_000;
const MOST_ENTITIES = 100;

interface Place {
  session?: Session | undefined;
  shownToken?: string | undefined;
  entities: Map<string, ValueIndex>;
  /** Set when the session that loaded them has ended. */
  entitiesExpireAtMs?: number | undefined;
}

/** What each pair of account and device remembers: its session, its screen, its dynamic entities. */
export class Places {
  private readonly places = new Map<string, Place>();

  constructor(private readonly now: () => number) {}

  session(speaker: Speaker): Session | undefined {
    return this.at(speaker).session;
  }

  open(speaker: Speaker): Session {
    const place = this.at(speaker);
    this.dropExpired(place);
    place.entitiesExpireAtMs = undefined;
    place.session = {
      sessionId: `amzn1.echo-api.session.${randomUUID()}`,
      isNew: true,
      attributes: {},
      silences: 0,
    };
    return place.session;
  }

  close(speaker: Speaker): void {
    const place = this.at(speaker);
    if (!place.session) return;
    place.session = undefined;
    place.entitiesExpireAtMs = this.now() + ENTITIES_LIVE_ON_MS;
  }

  shownToken(speaker: Speaker): string | undefined {
    return this.at(speaker).shownToken;
  }

  show(speaker: Speaker, token: string): void {
    this.at(speaker).shownToken = token;
  }

  entities(speaker: Speaker): ReadonlyMap<string, ValueIndex> {
    const place = this.at(speaker);
    this.dropExpired(place);
    return place.entities;
  }

  /** Dialog.UpdateDynamicEntities: REPLACE or CLEAR. Names beyond 100 (synonyms count) are not loaded. */
  updateEntities(
    speaker: Speaker,
    directive: Directive & { type: 'Dialog.UpdateDynamicEntities' },
    lexicon: Lexicon,
  ): void {
    const place = this.at(speaker);
    place.entities = new Map();
    if (directive.updateBehavior === 'CLEAR') return;
    const room = { left: MOST_ENTITIES };
    for (const { name, values = [] } of directive.types ?? []) {
      const loaded = (values as SlotValue[]).filter((value) => takeRoom(room, namesOf(value)));
      if (name) place.entities.set(name, compileValues(loaded, lexicon));
    }
  }

  private dropExpired(place: Place): void {
    if (place.entitiesExpireAtMs !== undefined && this.now() > place.entitiesExpireAtMs)
      place.entities = new Map();
  }

  private at({ userId, deviceId }: Speaker): Place {
    const key = JSON.stringify([userId, deviceId]);
    const known = this.places.get(key);
    if (known) return known;
    const place: Place = { entities: new Map() };
    this.places.set(key, place);
    return place;
  }
}

function namesOf({ name }: SlotValue): number {
  return 1 + (name.synonyms?.length ?? 0);
}

function takeRoom(room: { left: number }, wanted: number): boolean {
  room.left -= wanted;
  return room.left >= 0;
}
