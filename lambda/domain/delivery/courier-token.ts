import type { CodeSource } from '../codes';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Of six bits each: 132 bits. */
const length = 22;

/** Something that nobody can guess. */
export const randomToken = (codes: CodeSource): string => codes.random(alphabet, length);
