import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { idempotencyHeader } from '../../idempotency';
import { jsonContent, problemResponses } from '../../openapi';
import { opsRoles } from '../roles';

const tags = ['operations'];
const description = 'With the session of the console, whose cookie signing in at `/ops` gives.';

/** A view is told in words by the route's summary; what is in it is not for programs that change things. */
const anyView = v.looseObject({});

const queryOf = (names: readonly string[]) =>
  names.map((name) => ({ name, in: 'query' as const, required: false, schema: { type: 'string' as const } }));

/** A reading route. */
export const describeLooking = (summary: string, queryNames: readonly string[] = []) =>
  describeRoute({
    ...{ summary, tags },
    description: `${description} Roles: ${opsRoles.join(', ')}.`,
    parameters: queryOf(queryNames),
    responses: {
      200: { description: 'As it stands now', content: jsonContent(anyView) },
      ...problemResponses(401, 403, 404, 422, 503),
    },
  });

/** A route that does something. */
export const describeActing = (summary: string, body: v.GenericSchema) =>
  describeRoute({
    ...{ summary, tags },
    description: `${description} Role: operator. Only with \`Origin\` of the console itself.`,
    parameters: [idempotencyHeader],
    requestBody: { required: true, content: jsonContent(body) },
    responses: {
      200: { description: 'Done', content: jsonContent(anyView) },
      ...problemResponses(400, 401, 403, 404, 409, 410, 413, 422, 503),
    },
  });
