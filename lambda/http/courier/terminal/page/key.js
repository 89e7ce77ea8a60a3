/*
 * The key of this terminal: made here, kept by the browser, and never to be read out of it, not even by this page.
 * Its public half and the id that follows from it are what operations enroll.
 */

const databaseName = 'majordomo-courier';
const storeName = 'keys';
const keyName = 'terminal';

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function openDatabase() {
  const request = indexedDB.open(databaseName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName);
  return done(request);
}

export const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
export const base64url = (bytes) =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

async function makeKey() {
  const isReadable = false;
  const pair = await crypto.subtle.generateKey('Ed25519', isReadable, ['sign', 'verify']);
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey);
  const hash = base64url(await crypto.subtle.digest('SHA-256', raw));
  return { privateKey: pair.privateKey, publicKey: base64url(raw), deviceId: `dev_${hash.slice(0, 22)}` };
}

const keys = (database, mode) => database.transaction(storeName, mode).objectStore(storeName);

/** The key that is kept, or else a new one. Fails where the browser has no Ed25519, or keeps nothing. */
export async function terminalKey() {
  const database = await openDatabase();
  const kept = await done(keys(database, 'readonly').get(keyName));
  if (kept) return kept;
  const made = await makeKey();
  // Another tab may have been quicker: then that one is the key.
  await done(keys(database, 'readwrite').add(made, keyName)).catch(() => undefined);
  return done(keys(database, 'readonly').get(keyName));
}
