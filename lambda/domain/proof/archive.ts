/**
 * Where seals are kept: what was written can be read and never be changed, by us neither. The cloud keeps it in a
 * bucket with Object Lock, a developer's machine in a folder.
 */
export interface Archive {
  /** Writes once: `exists` when something stands under that name, which stays as it is. */
  put(name: string, text: string): Promise<'written' | 'exists'>;
  get(name: string): Promise<string | undefined>;
  /** Names that begin so, in order. */
  list(prefix: string): Promise<string[]>;
}
