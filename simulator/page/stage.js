/** The upper right of the page: the device's screen, and the panels that the host of the page has added. */
import { byId, element } from './dom.js';
import { Tabs } from './tabs.js';

export function createStage(screen) {
  const tabs = new Tabs(byId('stage-tabs'), byId('stage-panels'));
  const frames = new Map();

  /** A frame is made once: drawing the tabs in another language does not load it again. */
  function frameOf({ title, url, opensApart }, words) {
    const link = element('a', { href: url, target: '_blank', rel: 'noopener' }, words.openApart);
    if (opensApart) return element('div', { class: 'panel' }, link);
    const frame = frames.get(url) ?? element('iframe', { src: url, title, loading: 'lazy' });
    frames.set(url, frame);
    return element('div', { class: 'panel' }, frame, link);
  }

  return {
    draw(panels, words) {
      tabs.draw([
        { id: 'screen', title: words.screen, content: screen.device },
        ...panels.map((panel, index) => ({
          id: `extra-${index}`,
          title: panel.title,
          content: frameOf(panel, words),
        })),
      ]);
    },
  };
}
