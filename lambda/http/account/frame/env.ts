import type { Context } from 'hono';
import type { HouseholdView } from '../../../domain/household/household';
import type { SignIn } from '../../../domain/household/sign-in';
import type { Language } from '../../../domain/language';
import type { Shop } from '../../../domain/shop';
import type { Seal } from '../../pages/seal';
import type { HttpEnv } from '../../problem';

export interface AccountPagesConfig {
  /** Where people find the pages: `https://account.example.com`, without a path. */
  baseUrl: string;
  signIn: SignIn;
  seal: Seal;
  /** Key of the hash that turns an account into a household id: the skill's. */
  householdKey: string;
  report(error: unknown, about: { traceId: string; path: string }): void;
}

/** What a page knows: its language, and where somebody is signed in, whose page it is. */
export interface PageEnv {
  Variables: HttpEnv['Variables'] & { language: Language; view: HouseholdView };
}

export type PageContext = Context<PageEnv>;

/** What every page is made with. */
export interface Pages {
  shop: Shop;
  config: AccountPagesConfig;
}

export type { Localised } from '../../pages/language';
