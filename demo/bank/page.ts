import { html } from 'hono/html';
import {
  type SandboxMode,
  type SandboxState,
  sandboxModes,
} from '../../lambda/adapters/payment/sandbox-state';
import { type Html, simulatedPage } from '../simulated-page';

/** Elements say what to send in data attributes; the list is fetched again every two seconds. */
const script = html`<script>
  const headers = { 'content-type': 'application/json' };
  document.addEventListener('click', async ({ target: { dataset } }) => {
    if (!dataset.post) return;
    await fetch(dataset.post, { method: 'POST', headers, body: '{}' });
    await refresh();
  });
  document.addEventListener('change', async ({ target: { dataset, value } }) => {
    if (!dataset.put) return;
    await fetch(dataset.put, { method: 'PUT', headers, body: JSON.stringify({ mode: value }) });
    await refresh();
  });
  setInterval(() => { if (!document.activeElement?.matches('select, button')) refresh(); }, 2000);
</script>`;

const option = (mode: SandboxMode, chosen: SandboxMode): Html =>
  html`<option value="${mode}" ${mode === chosen ? 'selected' : ''}>${mode}</option>`;

const customerRow = (customer: string, mode: SandboxMode): Html => html`<tr>
  <td><code>${customer}</code></td>
  <td>
    <select aria-label="Card of ${customer}" data-put="/customers/${encodeURIComponent(customer)}">
      ${sandboxModes.map((one) => option(one, mode))}
    </select>
  </td>
</tr>`;

const amount = (cents: number, currency: string): string => `${(cents / 100).toFixed(2)} ${currency}`;

const chargeRow = ({ request, final }: SandboxState['charges'][string]): Html => html`<tr>
  <td><code>${request.paymentId}</code></td>
  <td>${amount(request.cents, request.currency)}</td>
  <td>${final.kind === 'declined' ? final.reason : final.kind}</td>
  <td>${
    final.kind === 'succeeded'
      ? ['refund', 'dispute'].map(
          (what) =>
            html`<button data-post="/charges/${encodeURIComponent(request.paymentId)}/${what}">${what}</button> `,
        )
      : ''
  }</td>
</tr>`;

const refundRow = ({ request, answer }: SandboxState['refunds'][string]): Html => html`<tr>
  <td><code>${request.paymentId}</code></td><td>${request.refundId}</td>
  <td>${(request.cents / 100).toFixed(2)}</td><td>${answer.kind}</td>
</tr>`;

/** What each card does, what was charged, what went back, and what the shop has still to hear. */
export const bankPage = (state: SandboxState, customers: [string, SandboxMode][]): Html =>
  simulatedPage({
    title: 'Simulated bank',
    script,
    content: html`
  <p>No money moves. What a card does next is chosen here.</p>
  <h2>Cards</h2>
  <table>${customers.map(([customer, mode]) => customerRow(customer, mode))}</table>
  <h2>Charges</h2>
  <table>
    <tr><th scope="col">Payment</th><th scope="col">Sum</th><th scope="col">Became</th><th scope="col">Do</th></tr>
    ${Object.values(state.charges).reverse().map(chargeRow)}
  </table>
  <h2>Given back</h2>
  <table>
    <tr><th scope="col">Payment</th><th scope="col">Why</th><th scope="col">Sum</th><th scope="col">Became</th></tr>
    ${Object.values(state.refunds).reverse().map(refundRow)}
  </table>
  <p>Calls to the shop that wait: ${state.callbacks.length}</p>`,
  });
