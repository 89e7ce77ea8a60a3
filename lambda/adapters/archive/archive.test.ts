import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import nock from 'nock';
import type { Archive } from '../../domain/proof/archive';
import { folderArchive } from './folder';
import { s3Archive } from './s3';

const bucket = 'seals-of-a-test';
const host = `https://${bucket}.s3.eu-west-1.amazonaws.com`;
const credentials = { accessKeyId: 'obviously-fake', secretAccessKey: 'obviously-fake' };

const error = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;

/** As S3 answers, by its documentation: an object is made once, and a second `If-None-Match: *` is refused. */
function likeS3(objects: Map<string, string>): void {
  const nameOf = (uri: string): string => decodeURIComponent(new URL(uri, host).pathname.slice(1));
  nock(host)
    .persist()
    .put(/^\/seals/)
    .reply(function put(uri, body) {
      if (this.req.headers['if-none-match'] !== '*') return [400, error('InvalidRequest')];
      if (objects.has(nameOf(uri))) return [412, error('PreconditionFailed')];
      objects.set(nameOf(uri), String(body));
      return [200, ''];
    })
    .get(/^\/seals/)
    .reply((uri) => {
      const text = objects.get(nameOf(uri));
      return text === undefined ? [404, error('NoSuchKey')] : [200, text];
    })
    .get('/')
    .query(true)
    .reply((uri) => {
      const query = new URL(uri, host).searchParams;
      const names = [...objects.keys()].filter((name) => name.startsWith(query.get('prefix') ?? '')).sort();
      const start = Number(query.get('continuation-token') ?? 0);
      const page = names.slice(start, start + 2);
      const next =
        start + 2 < names.length ? `<NextContinuationToken>${start + 2}</NextContinuationToken>` : '';
      const contents = page.map((name) => `<Contents><Key>${name}</Key></Contents>`).join('');
      return [
        200,
        `<ListBucketResult><IsTruncated>${next !== ''}</IsTruncated>${next}${contents}</ListBucketResult>`,
      ];
    });
}

const s3 = (): Archive =>
  s3Archive(
    { bucket, region: 'eu-west-1', timeoutMs: 1_000 },
    new S3Client({ region: 'eu-west-1', credentials, maxAttempts: 1 }),
  );

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'archive-'));
  folders.push(folder);
  return folder;
};

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

describe.each<[string, () => Archive]>([
  ['a folder', () => folderArchive(newFolder())],
  [
    'a bucket',
    () => {
      likeS3(new Map());
      return s3();
    },
  ],
])('%s as an archive', (_what, open) => {
  test('keeps what was put first, and says so', async () => {
    const archive = open();
    expect(await archive.put('seals/2026-03-01.jsonl', 'first')).toBe('written');
    expect(await archive.put('seals/2026-03-01.jsonl', 'second')).toBe('exists');
    expect(await archive.get('seals/2026-03-01.jsonl')).toBe('first');
  });

  test('has nothing where nothing was put', async () => {
    const archive = open();
    expect(await archive.get('seals/2026-03-02.jsonl')).toBeUndefined();
    expect(await archive.list('seals/')).toEqual([]);
  });

  test('lists names in order, page after page', async () => {
    const archive = open();
    for (const day of ['03', '01', '05', '02', '04']) await archive.put(`seals/2026-03-${day}.jsonl`, day);
    const names = ['01', '02', '03', '04', '05'].map((day) => `seals/2026-03-${day}.jsonl`);
    expect(await archive.list('seals/')).toEqual(names);
  });
});

test('files are read-only, and a half-written one is not taken for a seal', async () => {
  const folder = newFolder();
  const archive = folderArchive(folder);
  await archive.put('seals/2026-03-01.jsonl', 'whole');
  writeFileSync(path.join(folder, 'seals', '2026-03-02.jsonl.77.part'), 'ha');
  expect(statSync(path.join(folder, 'seals', '2026-03-01.jsonl')).mode & 0o222).toBe(0);
  expect(await archive.list('seals/')).toEqual(['seals/2026-03-01.jsonl']);
  expect(readdirSync(path.join(folder, 'seals'))).toHaveLength(2);
});

test('two at once: one writes, the other is told', async () => {
  const archive = folderArchive(newFolder());
  const results = await Promise.all(['a', 'b', 'c'].map((text) => archive.put('seals/one.jsonl', text)));
  expect(results.filter((result) => result === 'written')).toHaveLength(1);
});

test.each([
  [403, 'AccessDenied'],
  [404, 'NoSuchBucket'],
  [503, 'SlowDown'],
])('a bucket that answers %i %s is a fault, never an empty archive', async (status, code) => {
  nock(host).persist().get(/.*/).reply(status, error(code)).put(/.*/).reply(status, error(code));
  const archive = s3();
  const fault = { code: 'archive-unavailable' };
  await expect(archive.get('seals/x.jsonl')).rejects.toMatchObject(fault);
  await expect(archive.put('seals/x.jsonl', 'x')).rejects.toMatchObject(fault);
  await expect(archive.list('seals/')).rejects.toMatchObject(fault);
});
