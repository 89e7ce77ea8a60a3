/** A refusal of the local Alexa's HTTP interfaces: `{"code", "message"}`, as the skill management API words it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const badRequest = (message: string) => new ApiError(400, 'BAD_REQUEST', message);
export const notFound = (message: string) => new ApiError(404, 'NOT_FOUND', message);

/** What is not an `ApiError` is a bug here or in the skill: 500, with its message, for this is a developer's machine. */
export function errorResponse(error: unknown): Response {
  const refusal =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'INTERNAL_ERROR', error instanceof Error ? error.message : String(error));
  return Response.json({ code: refusal.code, message: refusal.message }, { status: refusal.status });
}
