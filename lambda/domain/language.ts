export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Where decimal money, spelling and law are looked up: ISO 3166 alpha-2. */
export type Country = string;
