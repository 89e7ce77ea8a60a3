import type { Archive } from '../../lambda/domain/proof/archive';

/** An archive that lasts as long as a test; what stands in it can be altered from outside, as a thief would. */
export function memoryArchive(texts = new Map<string, string>()): Archive {
  return {
    async put(name, text) {
      if (texts.has(name)) return 'exists';
      texts.set(name, text);
      return 'written';
    },
    get: async (name) => texts.get(name),
    list: async (prefix) => [...texts.keys()].filter((name) => name.startsWith(prefix)).sort(),
  };
}
