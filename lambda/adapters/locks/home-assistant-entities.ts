import * as v from 'valibot';
import type { HttpAnswer, HttpClient } from './http-client';

/* What Home Assistant's REST interface says of its entities, and how it is made to ask them anew. */

const instant = v.pipe(v.string(), v.isoTimestamp());
const entitySchema = v.looseObject({
  entity_id: v.string(),
  state: v.string(),
  attributes: v.looseObject({ assumed_state: v.optional(v.boolean()) }),
  last_changed: instant,
  last_reported: instant,
});
export type Entity = v.InferOutput<typeof entitySchema>;

export type Found = { kind: 'found'; entity: Entity } | { kind: 'missing' } | { kind: 'unread' };

export const isLater = (after: string, before: string): boolean => Date.parse(after) > Date.parse(before);

export async function findEntity(client: HttpClient, entityId: string): Promise<Found> {
  const answer = await client({ method: 'GET', path: `/api/states/${entityId}` });
  if (answer.kind === 'refused' && answer.status === 404) return { kind: 'missing' };
  const parsed = v.safeParse(entitySchema, answer.kind === 'answered' ? answer.body : undefined);
  return parsed.success && parsed.output.entity_id === entityId
    ? { kind: 'found', entity: parsed.output }
    : { kind: 'unread' };
}

export const callService = (client: HttpClient, service: string, data: object): Promise<HttpAnswer> =>
  client({ method: 'POST', path: `/api/services/${service}`, body: JSON.stringify(data) });

async function findAll(client: HttpClient, entityIds: readonly string[]): Promise<Map<string, Entity>> {
  const all = await Promise.all(entityIds.map((entityId) => findEntity(client, entityId)));
  const found = all.flatMap((one) => (one.kind === 'found' ? [one.entity] : []));
  return new Map(found.map((entity) => [entity.entity_id, entity]));
}

/**
 * Entities as they were reported after Home Assistant was made to ask for them; without those that were not. Whether the
 * device was asked is up to the integration: one that does not poll may report what it knew.
 */
export async function reportedEntities(
  client: HttpClient,
  entityIds: readonly string[],
): Promise<Map<string, Entity>> {
  const before = await findAll(client, entityIds);
  if (before.size === 0) return before;
  const asked = await callService(client, 'homeassistant/update_entity', { entity_id: entityIds });
  const after = asked.kind === 'answered' ? await findAll(client, entityIds) : [];
  const isNews = ([entityId, { last_reported }]: [string, Entity]): boolean => {
    const known = before.get(entityId);
    return known !== undefined && isLater(last_reported, known.last_reported);
  };
  return new Map([...after].filter(isNews));
}
