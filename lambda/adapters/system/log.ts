import { Logger } from '@aws-lambda-powertools/logger';

/** Structured lines on standard output, one JSON object each; its level is set by `LOG_LEVEL`. */
export const logger = new Logger({ serviceName: 'majordomo' });
