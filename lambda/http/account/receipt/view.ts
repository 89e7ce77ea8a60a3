import { html } from 'hono/html';
import type { Language } from '../../../domain/language';
import type { Order } from '../../../domain/orders/order';
import { type Receipt, receiptProblem } from '../../../domain/proof/receipt';
import type { TimeZone } from '../../../domain/time';
import { reasonOf } from '../../../domain/wallet/reason-words';
import { notice } from '../../pages/form';
import { type Formats, formatsOf } from '../../pages/formats';
import type { Html } from '../frame/layout';
import { root } from '../frame/return-to';
import { goodsOf, movementWords } from '../movements/view';
import type { ReceiptWords } from './words.en';

interface Parts {
  words: ReceiptWords;
  language: Language;
  timeZone: TimeZone;
  /** What it paid or paid back. */
  order: Order | undefined;
}

type Fact = [name: string, value: string | number];

const factList = (facts: readonly Fact[], style = 'facts'): Html =>
  html`<dl class="${style}">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

/** What it was for: goods, the reason of a change by people, or what the books call it. */
function aboutFact(
  line: Receipt['line'],
  { words: { facts }, language, order }: Pick<Parts, 'words' | 'language' | 'order'>,
): Fact {
  const reason = reasonOf(line, language);
  if (order) return [facts.goods, goodsOf(order, language)];
  return reason ? [facts.reason, reason.label] : [facts.subject, line.subject];
}

function movementFacts(
  { line }: Receipt,
  { words, language, timeZone, order }: Parts,
  formats: Formats,
): Fact[] {
  const { facts } = words;
  const { at, coins, expiredCoins = 0, balanceCoins, heldCoins } = line;
  return [
    [facts.when, `${formats.date(at, timeZone)}, ${formats.time(at, timeZone)}`],
    [facts.change, formats.change(coins)],
    ...(expiredCoins > 0 ? [[facts.expired, formats.change(-expiredCoins)] as Fact] : []),
    [facts.balance, formats.coins(balanceCoins)],
    ...(heldCoins > 0 ? [[facts.held, formats.coins(heldCoins)] as Fact] : []),
    aboutFact(line, { words, language, order }),
  ];
}

function proofFacts({ line, sealed }: Receipt, { proof: words }: ReceiptWords): Fact[] {
  const part = sealed?.seal.parts[sealed.proof.part];
  return [
    [words.line, line.hash],
    [words.previous, line.previousHash || words.first],
    [words.entry, line.entryHash],
    ...(sealed && part
      ? ([
          [words.root, part.root],
          [words.path, sealed.proof.path.length],
          [words.seal, sealed.seal.hash],
        ] as Fact[])
      : []),
  ];
}

function sealText({ sealed }: Receipt, words: ReceiptWords, formats: Formats): string {
  return sealed
    ? words.proof.sealed(formats.date(`${sealed.seal.day}T12:00:00.000Z`, 'UTC'))
    : words.proof.waiting;
}

/** A movement and its proof, checked while the page is made. */
export function receiptView(receipt: Receipt, parts: Parts): Html {
  const { words, language } = parts;
  const { proof } = words;
  const formats = formatsOf(language);
  const { line } = receipt;
  const isWhole = receiptProblem(receipt) === undefined;
  return html`<p class="balance">${movementWords[language].kinds[line.kind]}</p>
${factList(movementFacts(receipt, parts, formats))}
<h2>${proof.title}</h2>
${notice(isWhole ? proof.holds : proof.broken, isWhole ? 'done' : 'attention')}
<p>${proof.explained} ${sealText(receipt, words, formats)}</p>
${factList(proofFacts(receipt, words), 'hashes')}
<p><a class="button quiet" href="${root}/statement/${line.sequence}/receipt.json" download>${proof.download}</a></p>
<p class="minor">${proof.offline}</p>
<p><a href="${root}/statement">${words.back}</a></p>`;
}
