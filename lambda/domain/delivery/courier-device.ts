import { sha256 } from '../wallet/chain';

const idLength = 22;

/** An Ed25519 public key: 32 bytes in base64url, in the one way to write them. */
export function isPublicKey(text: string): boolean {
  if (!/^[\w-]{43}$/.test(text)) return false;
  return Buffer.from(text, 'base64url').toString('base64url') === text;
}

/** The id of a terminal follows from its key, so that nobody can enroll a key under another terminal's name. */
export const deviceIdOf = (publicKey: string): string =>
  `dev_${sha256(Buffer.from(publicKey, 'base64url')).slice(0, idLength)}`;
