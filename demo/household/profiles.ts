import type { Household } from '../../lambda/domain/household/household';

/** A demo account whose household is filled with a past. */
export interface Profile extends Omit<Household, 'id' | 'customerId'> {
  /** Subject of its account token. */
  subject: string;
  label: string;
  locale: string;
}

export const profiles: Profile[] = [
  {
    subject: 'american-household',
    label: 'American household',
    locale: 'en-US',
    currency: 'USD',
    country: 'US',
    timeZone: 'America/New_York',
    paymentCustomerId: 'cus_sandbox_american-household',
    isVerified: true,
  },
  {
    subject: 'foyer-francais',
    label: 'Foyer français',
    locale: 'fr-FR',
    currency: 'EUR',
    country: 'FR',
    timeZone: 'Europe/Paris',
    paymentCustomerId: 'cus_sandbox_foyer-francais',
    isVerified: true,
  },
];

/** What Alexa calls the account. */
export const alexaUserIdOf = ({ subject }: Pick<Profile, 'subject'>): string =>
  `amzn1.ask.account.demo-${subject}`;
