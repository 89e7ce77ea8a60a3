import { explore, scopePairs } from './small-scopes';

/** All small scopes, one line each; ends with 1 when the books disagree anywhere. */
export async function exploreAll(): Promise<number> {
  let failures = 0;
  for (const [one, other] of scopePairs) {
    const { runs, violation } = await explore(one, other, 1);
    console.log(`${one} beside ${other}: ${runs} runs, ${violation ? violation.message : 'the books agree'}`);
    failures += violation ? 1 : 0;
  }
  return failures;
}
