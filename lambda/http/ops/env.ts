import type { SignIn } from '../../domain/household/sign-in';
import type { Seal } from '../pages/seal';
import type { HttpEnv } from '../problem';
import type { OpsRole } from './roles';

export interface OpsConfig {
  /** Where people find the console: `https://account.example.com`, without a path. */
  baseUrl: string;
  signIn: SignIn;
  /** The claim of the ID token that holds the roles. */
  rolesClaim: string;
  /** Where the seller's own people see an order and whose it is; `{order}` stands for its number. */
  orderPage?: string;
  seal: Seal;
  /** Key of the hash that turns a customer's account into a household id. */
  householdKey: string;
  report(error: unknown, about: { traceId: string; path: string }): void;
}

/** Somebody signed in to operations. */
export interface Person {
  /** By the name their issuer gives them: two of them are two persons. */
  id: string;
  roles: readonly OpsRole[];
}

export interface OpsEnv {
  Variables: HttpEnv['Variables'] & { person: Person };
}
