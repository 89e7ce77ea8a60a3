/** A pack of stars as it is sold in `skill-package/isps/consumable`. */
export interface StarPack {
  /** The product's name there; never changed once sold. */
  referenceName: string;
  /** What one unit brings; never changed once sold, for a refund takes the same back. */
  stars: number;
}

/** Smallest first. Prices stand with Amazon, who alone tells them. */
export const starPacks = [
  { referenceName: 'stars_100', stars: 100 },
  { referenceName: 'stars_300', stars: 300 },
  { referenceName: 'stars_1000', stars: 1_000 },
] as const satisfies readonly StarPack[];

export const packNamed = (referenceName: string): StarPack | undefined =>
  starPacks.find((pack) => pack.referenceName === referenceName);

export const packOf = (stars: number): StarPack | undefined => starPacks.find((pack) => pack.stars === stars);

const [, , largest] = starPacks;

/** The smallest pack that brings at least so many stars; else the largest there is. */
export const packFor = (stars: number): StarPack => starPacks.find((pack) => pack.stars >= stars) ?? largest;
