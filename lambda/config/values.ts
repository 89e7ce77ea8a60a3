import * as v from 'valibot';

/* The values that variables and terms are made of, each with words for what is wrong with it. */

export const wholeNumber = v.pipe(
  v.number(),
  v.safeInteger('must be a whole number'),
  v.minValue(0, 'must not be negative'),
);

export const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'must be a country like FR'));
export const atLeastOne = v.pipe(wholeNumber, v.minValue(1, 'must be at least 1'));
export const percent = v.pipe(wholeNumber, v.maxValue(100, 'must be at most 100'));

export const json = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.string(), v.parseJson(undefined, 'is not JSON'), schema);

export const milliseconds = (standard: number, most: number) =>
  v.pipe(
    v.optional(v.string(), String(standard)),
    v.digits('must be a whole number of milliseconds'),
    v.transform(Number),
    v.minValue(1, 'must be at least 1 ms'),
    v.maxValue(most, `must be at most ${most} ms`),
  );

export const webhookSecret = v.pipe(
  v.string(),
  v.regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and the base64 of 24 bytes or more'),
);

export const webAddress = (production: boolean) =>
  v.pipe(
    v.string(),
    v.url('must be a web address'),
    v.check((url) => !production || url.startsWith('https://'), 'must be https in production'),
  );

/** A variable that development fills in for itself. */
export const requiredInProduction = (production: boolean, standard: string) =>
  production ? v.string() : v.optional(v.string(), standard);

export const secretKey = (production: boolean, standard: string) =>
  v.pipe(requiredInProduction(production, standard), v.minBytes(32, 'must have at least 32 bytes'));
