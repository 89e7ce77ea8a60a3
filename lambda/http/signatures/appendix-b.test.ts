import { constants, createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { contentDigest, digestMatches } from './content-digest';
import { signatureInput } from './sign';
import { type SignableRequest, signatureBase } from './signature-base';

/** The examples of RFC 9421, appendix B: the bases made here are what the published signatures were made over. */

const fields: Record<string, string> = {
  date: 'Tue, 20 Apr 2021 02:07:55 GMT',
  'content-type': 'application/json',
  'content-digest':
    'sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:',
  'content-length': '18',
};
const request: SignableRequest = {
  method: 'POST',
  authority: 'example.com',
  path: '/foo',
  query: '?param=Value&Pet=dog',
  header: (name) => fields[name],
};
const created = 1_618_884_473;

const rsaKey = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2
+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct+Lh1GH45x28Rw3Ry53mm+
oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHq
gDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd11nqqzi+bJ9cvSKADYdUAAN5W
Utzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4
aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LCNCN48V2pnDOkFV6+U9nV5oyc6XI
2wIDAQAB
-----END PUBLIC KEY-----`;

const isRsaSigned = (base: string, signature: string): boolean =>
  verify(
    'sha512',
    Buffer.from(base),
    { key: rsaKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 },
    Buffer.from(signature, 'base64'),
  );

const baseOf = (components: string[], parameters: Record<string, string | number>): string =>
  signatureBase(components, signatureInput(components, parameters), request) ?? '';

test('B.2.1: nothing covered, signed with RSA-PSS', () => {
  const base = baseOf([], { created, keyid: 'test-key-rsa-pss', nonce: 'b3k2pp5k7z-50gnwp.yemd' });
  expect(base).toBe(
    '"@signature-params": ();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd"',
  );
  expect(
    isRsaSigned(
      base,
      'd2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjVKWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==',
    ),
  ).toBe(true);
});

test('B.2.2: parameters of a query are not understood here', () => {
  expect(signatureBase(['@query-param'], '("@query-param";name="Pet")', request)).toBeUndefined();
});

test('B.2.3: everything covered, signed with RSA-PSS', () => {
  const base = baseOf(
    ['date', '@method', '@path', '@query', '@authority', 'content-type', 'content-digest', 'content-length'],
    { created, keyid: 'test-key-rsa-pss' },
  );
  expect(base.split('\n').slice(0, 5)).toEqual([
    '"date": Tue, 20 Apr 2021 02:07:55 GMT',
    '"@method": POST',
    '"@path": /foo',
    '"@query": ?param=Value&Pet=dog',
    '"@authority": example.com',
  ]);
  expect(
    isRsaSigned(
      base,
      'bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUxN0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldmlu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==',
    ),
  ).toBe(true);
});

test('B.2.4: what only an answer has is not covered by a request', () => {
  expect(signatureBase(['@status'], '("@status")', request)).toBeUndefined();
});

test('B.2.5: a few components, signed with a shared secret', () => {
  const base = baseOf(['date', '@authority', 'content-type'], { created, keyid: 'test-shared-secret' });
  const secret = Buffer.from(
    'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==',
    'base64',
  );
  expect(createHmac('sha256', secret).update(base).digest('base64')).toBe(
    'pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=',
  );
});

test('B.2.6: signed with Ed25519', () => {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: 'JrQLj5P_89iXES9-vFgrIy29clF9CC_oPPsw3c5D0bs' };
  const privateKey = createPrivateKey({
    format: 'jwk',
    key: { ...jwk, d: 'n4Ni-HpISpVObnQMW0wOhCKROaIKqKtW_2ZYb2p9KcU' },
  });
  const base = baseOf(['date', '@method', '@path', '@authority', 'content-type', 'content-length'], {
    created,
    keyid: 'test-key-ed25519',
  });
  const published =
    'wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==';
  expect(sign(null, Buffer.from(base), privateKey).toString('base64')).toBe(published);
  const publicKey = createPublicKey({ format: 'jwk', key: jwk });
  expect(verify(null, Buffer.from(base), publicKey, Buffer.from(published, 'base64'))).toBe(true);
});

describe('the digest of a body (RFC 9530)', () => {
  test.each([
    ['{"hello": "world"}', 'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:'],
    ['{"hello": "world"}\n', 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:'],
    ['', 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:'],
  ])('of %p is the published one', (body, digest) => {
    expect(contentDigest(body)).toBe(digest);
    expect(digestMatches(digest, body)).toBe(true);
    expect(digestMatches(digest, `${body} `)).toBe(false);
  });

  test.each([undefined, '', 'sha-512=:AA==:', 'sha-256=abc', 'sha-256=:AA==:', ':::'])(
    '%p is none',
    (header) => {
      expect(digestMatches(header, '')).toBe(false);
    },
  );
});
