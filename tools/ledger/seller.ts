import { demoSeller } from '../../demo/terms';
import type { Seller } from '../../lambda/domain/seller';
import type { Environment } from './source';

/** The terms that the environment names, as the functions have them, else the demo's. */
export const sellerFor = ({ SELLER }: Environment): Seller => (SELLER ? JSON.parse(SELLER) : demoSeller);
