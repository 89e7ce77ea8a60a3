import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, deployed, minifyOnceMore, substitution } from '../../tools/bundle';

const root = path.join(__dirname, '..', '..');
const bytesPerKb = 1_024;

/** A file that Node loads as it is. */
export interface Bundle {
  file: string;
  kb: number;
}

interface BundleChoice {
  /** Leaves out what the deployed functions leave out. */
  lean: boolean;
}

/** Bundles in a folder of their own, with the settings of the deployed functions. */
export class Bundles {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'majordomo-bench-'));

  /** @param source path from the project's root */
  async make(source: string, { lean }: BundleChoice): Promise<Bundle> {
    const name = source.replace(/\W/g, '-');
    const file = path.join(this.folder, `${name}-${lean ? 'lean' : 'whole'}.js`);
    await build({
      ...bundleOptions,
      define: deployed,
      entryPoints: [path.join(root, source)],
      outfile: file,
      logLevel: 'error',
      plugins: [...(lean ? [substitution] : []), minifyOnceMore],
    });
    return { file, kb: statSync(file).size / bytesPerKb };
  }

  /** The skill as it is deployed. */
  skill(): Promise<Bundle> {
    return this.make('lambda/entry/alexa.ts', { lean: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Lends bundles and takes them away again. */
export async function withBundles<T>(use: (bundles: Bundles) => Promise<T>): Promise<T> {
  const bundles = new Bundles();
  try {
    return await use(bundles);
  } finally {
    bundles.remove();
  }
}
