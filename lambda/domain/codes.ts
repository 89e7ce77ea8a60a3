/** What a keyed hash is for: the same code has another hash for each. */
export type CodePurpose = 'invitation' | 'gift-code' | 'referral';

/** Codes that people read, say and type. Keyed with something that is not in the table. */
export interface CodeSource {
  /** So many characters of an alphabet by chance. */
  random(alphabet: string, length: number): string;
  /** So many digits that follow from a text: the same text, the same digits. */
  digitsOf(purpose: CodePurpose, text: string, length: number): string;
  /** What a code is kept and found by. */
  hashOf(purpose: CodePurpose, code: string): string;
}
