import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Fault } from '../../domain/fault';
import type { Archive } from '../../domain/proof/archive';

export interface BucketConfig {
  bucket: string;
  region: string;
  timeoutMs: number;
}

const mostAttempts = 4;
const preconditionFailed = 412;

const isStatus = (error: unknown, status: number): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === status;

/** Says which object and never what is in it. */
async function trying<T>(what: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (cause) {
    if (isStatus(cause, preconditionFailed) || cause instanceof NoSuchKey) throw cause;
    throw new Fault('archive-unavailable', `the archive did not answer: ${what}`, { what }, { cause });
  }
}

const putOnce = (Bucket: string, Key: string, Body: string): PutObjectCommand =>
  new PutObjectCommand({ Bucket, Key, Body, ContentType: 'text/plain; charset=utf-8', IfNoneMatch: '*' });

/**
 * An archive in a bucket with Object Lock: the bucket itself keeps every object for its years, in compliance mode,
 * where not even the account's owner can shorten them. A name is written once: S3 refuses the second.
 */
export function s3Archive({ bucket, region, timeoutMs }: BucketConfig, client?: S3Client): Archive {
  const s3 =
    client ??
    new S3Client({ region, maxAttempts: mostAttempts, requestHandler: { requestTimeout: timeoutMs } });
  return {
    async put(name, text) {
      try {
        await trying(`put ${name}`, () => s3.send(putOnce(bucket, name, text)));
        return 'written';
      } catch (error) {
        if (isStatus(error, preconditionFailed)) return 'exists';
        throw error;
      }
    },

    async get(name) {
      try {
        const answer = await trying(`get ${name}`, () =>
          s3.send(new GetObjectCommand({ Bucket: bucket, Key: name })),
        );
        return await answer.Body?.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    async list(prefix) {
      const names: string[] = [];
      let from: string | undefined;
      do {
        const page = { Bucket: bucket, Prefix: prefix, ...(from && { ContinuationToken: from }) };
        const answer = await trying(`list ${prefix}`, () => s3.send(new ListObjectsV2Command(page)));
        names.push(...(answer.Contents ?? []).flatMap(({ Key }) => Key ?? []));
        from = answer.NextContinuationToken;
      } while (from);
      return names.sort();
    },
  };
}
