import { element } from './dom.js';

/** Tabs with their panels, by the keyboard too (arrows, Home, End). */
export class Tabs {
  #chosen;

  constructor(list, panels) {
    this.list = list;
    this.panels = panels;
    list.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** `items`: `{id, title, badge, content}`. The chosen one stays chosen when they are drawn again. */
  draw(items) {
    if (!items.some(({ id }) => id === this.#chosen)) this.#chosen = items[0]?.id;
    this.list.replaceChildren(...items.map((item) => this.#tab(item)));
    this.panels.replaceChildren(...items.map(panel));
    this.#choose(this.#chosen);
  }

  #tab({ id, title, badge }) {
    const attributes = { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}` };
    const count = badge ? element('span', { class: 'badge' }, String(badge)) : undefined;
    return element('button', { ...attributes, onclick: () => this.#choose(id) }, title, count);
  }

  #choose(id) {
    this.#chosen = id;
    for (const button of this.list.children) {
      const isChosen = button.id === `tab-${id}`;
      button.setAttribute('aria-selected', String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
    }
    for (const each of this.panels.children) each.hidden = each.id !== `panel-${id}`;
  }

  #onKey(event) {
    const buttons = [...this.list.children];
    const at = buttons.indexOf(document.activeElement);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || target === undefined) return;
    event.preventDefault();
    const next = buttons[(target + buttons.length) % buttons.length];
    this.#choose(next.id.replace('tab-', ''));
    next.focus();
  }
}

const panel = ({ id, content }) =>
  element(
    'div',
    { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, tabindex: '0' },
    content,
  );
