import * as v from 'valibot';
import { Fault } from '../domain/fault';

/*
 * Environment → typed configuration. The only file that reads `process.env`. Every function of the deployment asks for
 * its own part, so that none needs a secret it does not use. What is missing or wrong is named all at once, and nothing
 * starts.
 */

export type Environment = Record<string, string | undefined>;

/** Says what is wrong with a variable and never what it holds: it may be a secret. */
function withoutTheValue(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return 'is missing';
  return issue.expected === 'never' ? 'is not known' : `must be ${issue.expected ?? 'something else'}`;
}

export function parse<Entries extends v.ObjectEntries>(entries: Entries, environment: Environment) {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = v.safeParse(v.object(entries), given, { message: withoutTheValue });
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);
  throw new Fault('config-invalid', `${problems.join('; ')} (see docs/configuration.md)`, { problems });
}

/** Anything but the word `development` is held to the rules of production. */
export const isProduction = (environment: Environment) => environment.MAJORDOMO_ENV !== 'development';

/** Read once per process: a function that starts with one configuration keeps it. */
export function fromEnvironment<Config>(of: (environment: Environment) => Config): () => Config {
  let config: Config | undefined;
  return () => {
    config ??= of(process.env);
    return config;
  };
}

declare const IS_DEPLOYED: boolean | undefined;

/**
 * In the deployed bundle, reads the configuration while the function starts: what is missing stops it there, before
 * any request. Elsewhere the entry may be imported and given another configuration.
 */
export function atStart(readConfig: () => unknown): void {
  if (typeof IS_DEPLOYED !== 'undefined') readConfig();
}
