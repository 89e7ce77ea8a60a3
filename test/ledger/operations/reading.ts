import type { Line } from '../../../lambda/domain/wallet/movement';
import { Violation } from '../audit/violation';
import type { SimulatedShop, World } from '../world';
import { type Operation, type Request, someHousehold } from './operation';

const pageLines = 7;
const mostPages = 6;

/** P19: what one page tells comes right after what the page before told. */
function checkPage(world: World, account: string, lines: readonly Line[], before: number | undefined): void {
  let last = before;
  for (const { sequence, coins, expiredCoins = 0 } of lines) {
    const skipped = last === undefined ? 0 : world.auditor.toldBetween(account, sequence, last);
    const isNext = last === undefined || sequence < last;
    if (!isNext || skipped > 0 || (coins === 0 && expiredCoins === 0))
      world.auditor.fail(new Violation('P19', `a page of ${account} after line ${before} is wrong`, lines));
    last = sequence;
  }
}

/** Page after page, each line once and none left out, while others write. */
async function readPages(world: World, shop: SimulatedShop, account: string): Promise<string> {
  let beforeSequence: number | undefined;
  for (let page = 0; page < mostPages; page++) {
    const question = { limit: pageLines, ...(beforeSequence !== undefined && { beforeSequence }) };
    const lines = await shop.wallets.statement(account, question);
    checkPage(world, account, lines, beforeSequence);
    if (lines.length < pageLines) break;
    beforeSequence = lines.at(-1)?.sequence;
  }
  return 'read';
}

function statement(world: World): Request | undefined {
  const book = world.auditor.bookOf(someHousehold(world).id);
  return book && { name: 'statement', ask: (shop) => readPages(world, shop, book.account) };
}

export const readingOperations: Operation[] = [{ name: 'statement', weight: 1.5, begin: statement }];
