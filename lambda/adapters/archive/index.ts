import type { ArchiveConfig } from '../../config';
import type { Archive } from '../../domain/proof/archive';
import { folderArchive } from './folder';
import { s3Archive } from './s3';

const timeoutMs = 10_000;

/** The archive that a function was told of. */
export const makeArchive = (config: ArchiveConfig): Archive =>
  config.kind === 'folder'
    ? folderArchive(config.folder)
    : s3Archive({ bucket: config.bucket, region: config.region, timeoutMs });
