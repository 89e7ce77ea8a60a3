import { toJsonSchema } from '@valibot/to-json-schema';
import type { DescribeRouteOptions } from 'hono-openapi';
import type { GenericSchema } from 'valibot';
import { problemSchema } from './problem';

type Responses = NonNullable<DescribeRouteOptions['responses']>;
type Schema = Extract<
  NonNullable<DescribeRouteOptions['requestBody']>,
  { content: object }
>['content'][string];

/** The description of a schema is the schema that validates. */
const mediaOf = (schema: GenericSchema): Schema => {
  const { $schema, ...described } = toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' });
  return { schema: described as NonNullable<Schema['schema']> };
};

export const jsonContent = (schema: GenericSchema) => ({ 'application/json': mediaOf(schema) });

/** Problem documents a route may answer with. */
export const problemResponses = (...statuses: number[]): Responses =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: 'Refused', content: { 'application/problem+json': mediaOf(problemSchema) } },
    ]),
  );
