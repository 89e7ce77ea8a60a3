import { html } from 'hono/html';
import { type Html, simulatedPage } from '../simulated-page';
import type { StoreOrder, StoreState } from './state';

/** Buttons say what to send in data attributes; the list is fetched again every two seconds. */
const script = html`<script>
  document.addEventListener('click', async ({ target }) => {
    const { method, path, body } = target.dataset;
    if (!path) return;
    await fetch(path, { method, headers: { 'content-type': 'application/json' }, body: body ?? '{}' });
    await refresh();
  });
  setInterval(() => { if (!document.querySelector('button:focus-visible')) refresh(); }, 2000);
</script>`;

const orderButton = (orderId: string, step: string): Html =>
  html`<button data-method="POST" data-path="/orders/${encodeURIComponent(orderId)}/${step}">${step}</button> `;

/** Nobody found the last unit of the last item. */
function shipShortButton({ orderId, lines }: StoreOrder): Html | string {
  const last = lines.at(-1);
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (!last || units < 2) return '';
  const body = JSON.stringify({ missing: [{ sku: last.sku, quantity: 1 }] });
  const path = `/orders/${encodeURIComponent(orderId)}/ship`;
  return html`<button data-method="POST" data-path="${path}" data-body="${body}">ship, one missing</button> `;
}

const stepsOf: Record<StoreOrder['status'], string[]> = {
  received: ['ship', 'deliver', 'cancel'],
  shipped: ['deliver'],
  delivered: [],
  cancelled: [],
};

const orderRow = (order: StoreOrder): Html => html`<tr>
  <td><code>${order.orderId}</code></td>
  <td>${order.lines.map(({ sku, quantity }) => html`${quantity} × ${sku}<br />`)}</td>
  <td>${(order.totalCents / 100).toFixed(2)} ${order.currency}</td>
  <td class="status">${order.status}</td>
  <td>
    ${stepsOf[order.status].map((step) => orderButton(order.orderId, step))}
    ${order.status === 'received' ? shipShortButton(order) : ''}
  </td>
</tr>`;

const faultButton = (label: string, faults: object): Html =>
  html`<button data-method="PUT" data-path="/faults" data-body="${JSON.stringify(faults)}">${label}</button> `;

const faultRow = ({ faults }: StoreState): Html => html`<p>
  ${faultButton(`refuse the next (${faults.refuseNext})`, { refuseNext: faults.refuseNext + 1 })}
  ${faultButton(`fail the next (${faults.failNext})`, { failNext: faults.failNext + 1 })}
  ${faultButton(`lose the next answer (${faults.dropNext})`, { dropNext: faults.dropNext + 1 })}
  ${faultButton(`slow: ${faults.slowMs} ms`, { slowMs: faults.slowMs ? 0 : 3000 })}
  ${faultButton(`send twice: ${faults.duplicateEvents ? 'yes' : 'no'}`, {
    duplicateEvents: !faults.duplicateEvents,
  })}
  ${faultButton(`send out of order: ${faults.reorderEvents ? 'yes' : 'no'}`, {
    reorderEvents: !faults.reorderEvents,
  })}
</p>`;

const eventRow = (id: string, type: string, state: string): Html =>
  html`<tr><td>${type}</td><td><code>${id}</code></td><td>${state}</td></tr>`;

const events = ({ outgoing, answered }: StoreState): Html => html`<table>
  <tr><th scope="col">Event</th><th scope="col">Id</th><th scope="col">Answer</th></tr>
  ${outgoing.map(({ id, type, tries }) => eventRow(id, type, tries ? `none after ${tries} tries` : 'waits'))}
  ${answered.map(({ id, type, status }) => eventRow(id, type, String(status)))}
</table>`;

/** Orders, what to do with them, failures to ask for, and what the shop answered. */
export const storePage = (state: StoreState): Html =>
  simulatedPage({
    title: 'Simulated store',
    script,
    content: html`
  <h2>Orders</h2>
  ${state.orders.length ? '' : html`<p>None yet. Order something by voice.</p>`}
  <table>
    <tr>
      <th scope="col">Order</th><th scope="col">Goods</th><th scope="col">Total</th>
      <th scope="col">Status</th><th scope="col">Do</th>
    </tr>
    ${[...state.orders].reverse().map(orderRow)}
  </table>
  <h2>Failures</h2>
  ${faultRow(state)}
  <h2>Events to the shop</h2>
  ${events(state)}`,
  });
