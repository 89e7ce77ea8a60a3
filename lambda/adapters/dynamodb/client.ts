import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface ClientOptions {
  region: string;
  /** Absent in AWS; the embedded engine's address elsewhere. */
  endpoint?: string;
  /** Absent in AWS, where the function's role is used. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
  connectTimeoutMs?: number;
  requestTimeoutMs?: number;
}

const connectTimeoutDefaultMs = 500;
const requestTimeoutDefaultMs = 1_500;

function configOf(options: ClientOptions): DynamoDBClientConfig {
  const { region, endpoint, credentials } = options;
  return {
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
    // Retries are this adapter's own: it knows what may be sent twice, and with which token.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: options.connectTimeoutMs ?? connectTimeoutDefaultMs,
      requestTimeout: options.requestTimeoutMs ?? requestTimeoutDefaultMs,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: true, maxSockets: 64 },
      httpsAgent: { keepAlive: true, maxSockets: 64 },
    },
  };
}

/** A document client that keeps its connections, gives up in time, and never retries by itself. */
export const createDocumentClient = (options: ClientOptions): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(configOf(options)), {
    marshallOptions: { removeUndefinedValues: true },
  });
