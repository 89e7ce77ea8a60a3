import { describeRoute } from 'hono-openapi';
import type * as v from 'valibot';
import { idempotencyHeader } from '../idempotency';
import { jsonContent, problemResponses } from '../openapi';
import { courierHeaders } from './signed';

const description =
  'Signed by the terminal (RFC 9421, Ed25519) over "@method", "@authority", "@path", "content-digest" (RFC 9530, ' +
  'sha-256, also of an empty body) and, where there is one, "idempotency-key"; with created, expires, nonce, keyid and ' +
  'tag="majordomo-courier-v1". A stop of another courier is unknown.';
const tags = ['courier'];

/** A reading route. */
export const describeReading = (summary: string, answer: v.GenericSchema) =>
  describeRoute({
    ...{ summary, description, tags },
    parameters: courierHeaders,
    responses: {
      200: { description: 'As it stands now', content: jsonContent(answer) },
      ...problemResponses(401, 403, 404, 409, 503),
    },
  });

interface Doing {
  summary: string;
  body: v.GenericSchema;
  answer: v.GenericSchema;
  status?: 200 | 202;
  /** Whether the request is done once per key. */
  isKeyed?: boolean;
}

/** A route that does something. */
export const describeDoing = ({ summary, body, answer, status = 200, isKeyed = true }: Doing) =>
  describeRoute({
    ...{ summary, description, tags },
    parameters: isKeyed ? [...courierHeaders, idempotencyHeader] : courierHeaders,
    requestBody: { required: false, content: jsonContent(body) },
    responses: {
      [status]: { description: status === 202 ? 'It is in hand' : 'Done', content: jsonContent(answer) },
      ...problemResponses(400, 401, 403, 404, 409, 410, 412, 413, 422, 425, 503),
    },
  });
