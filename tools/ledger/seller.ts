import * as v from 'valibot';
import { demoSeller } from '../../demo/terms';
import { sellerSchema } from '../../lambda/config/seller';
import type { Seller } from '../../lambda/domain/seller';
import type { Environment } from './source';

/**
 * The terms that the environment names, as the functions have them, else the demo's.
 * @throws Error when they are not terms that a function would start with.
 */
export const sellerFor = ({ SELLER }: Environment): Seller =>
  SELLER ? v.parse(sellerSchema, JSON.parse(SELLER)) : demoSeller;
