import { element } from './dom.js';

/**
 * Tabs with their panels, by the keyboard too (arrows, Home, End).
 * `items`: `{id, title, content}`; the chosen one stays chosen when they are drawn again.
 */
export function createTabs(list, panels, onChoose = () => {}) {
  let chosen;

  function draw(items) {
    if (!items.some(({ id }) => id === chosen)) chosen = items[0]?.id;
    list.replaceChildren(...items.map(tab));
    panels.replaceChildren(...items.map(panel));
    choose(chosen, false);
  }

  const tab = ({ id, title, badge }) =>
    element(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${id}`,
        'aria-controls': `panel-${id}`,
        onclick: () => choose(id, false),
      },
      title,
      badge ? element('span', { class: 'badge' }, String(badge)) : undefined,
    );

  const panel = ({ id, content }) =>
    element(
      'div',
      { role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}`, tabindex: '0' },
      content,
    );

  function choose(id, focus) {
    chosen = id;
    for (const button of list.children) mark(button, button.id === `tab-${id}`, focus);
    for (const each of panels.children) each.hidden = each.id !== `panel-${id}`;
    onChoose(id);
  }

  function mark(button, isChosen, focus) {
    button.setAttribute('aria-selected', String(isChosen));
    button.tabIndex = isChosen ? 0 : -1;
    if (isChosen && focus) button.focus();
  }

  list.addEventListener('keydown', (event) => {
    const buttons = [...list.children];
    const at = buttons.indexOf(document.activeElement);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || target === undefined) return;
    event.preventDefault();
    const next = buttons[(target + buttons.length) % buttons.length];
    choose(next.id.replace('tab-', ''), true);
  });

  return { draw, choose: (id) => choose(id, false) };
}
