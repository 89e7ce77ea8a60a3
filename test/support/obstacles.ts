import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/*
 * What stands in anybody's way on a page, as a browser draws it. The page's policy must let a script of the test's in.
 */

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** As high as a thumb is wide. */
const leastTargetPx = 44;

interface AxeResult {
  violations: { id: string; impact: string; nodes: { html: string }[] }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { axe: { run: () => Promise<AxeResult> } };
    const { violations: found } = await tool.run();
    return found.map(({ id, impact, nodes }) => `${impact}: ${id} ${nodes[0]?.html ?? ''}`);
  });
}

/** What axe finds, and whether the page is wider than its window. */
export async function obstacles(page: Page): Promise<string[]> {
  const found = await violations(page);
  const overflowPx = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return overflowPx === 0 ? found : [...found, `${overflowPx} px too wide`];
}

/** Those of the targets that a thumb would miss. */
export const smallTargets = (page: Page, targets: string): Promise<string[]> =>
  page.evaluate(`
    [...document.querySelectorAll(${JSON.stringify(targets)})]
      .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < ${leastTargetPx})
      .map((target) => target.outerHTML)
  `);
