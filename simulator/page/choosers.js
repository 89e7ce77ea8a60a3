/** Who speaks, to which device, in which language. The choice is kept for the next visit. */
import { byId, element } from './dom.js';

const KEY = 'local-alexa.speaker';

export class Choosers {
  /** `onChange` gets the id of the chooser that was changed. */
  constructor(state, onChange) {
    this.state = state;
    const remembered = recall();
    const options = (all, value, text) => all.map((each) => [each[value], each[text]]);
    fill('account', options(state.accounts, 'userId', 'label'), remembered.userId);
    fill('device', options(state.devices, 'deviceId', 'label'), remembered.deviceId);
    const locales = state.locales.map(({ locale }) => [locale, nameOf(locale)]);
    fill('locale', locales, remembered.locale ?? this.account().locale);
    byId('choosers').addEventListener('change', ({ target }) => {
      if (target.id === 'account') byId('locale').value = this.account().locale;
      localStorage.setItem(KEY, JSON.stringify(this.speaker()));
      onChange(target.id);
    });
  }

  account = () => this.state.accounts.find(({ userId }) => userId === byId('account').value);
  device = () => this.state.devices.find(({ deviceId }) => deviceId === byId('device').value);
  locale = () => this.state.locales.find(({ locale }) => locale === byId('locale').value);

  fillPersons(words) {
    const { persons } = this.account();
    byId('person-label').hidden = persons.length === 0;
    const known = persons.map(({ personId, label }) => [personId, label]);
    fill('person', [['', words.unknownVoice], ...known], byId('person').value);
  }

  speaker() {
    const personId = byId('person').value;
    const chosen = {
      userId: this.account().userId,
      deviceId: byId('device').value,
      locale: byId('locale').value,
    };
    return personId ? { ...chosen, personId } : chosen;
  }
}

function recall() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function fill(id, options, wanted) {
  const select = byId(id);
  select.replaceChildren(...options.map(([value, text]) => element('option', { value }, text)));
  if (options.some(([value]) => value === wanted)) select.value = wanted;
}

/** Each language by its own name: "English (US)", « Français (France) ». */
function nameOf(locale) {
  const [language, region] = locale.split('-');
  const own = new Intl.DisplayNames([locale], { type: 'language' }).of(language);
  return `${own[0].toLocaleUpperCase(locale)}${own.slice(1)} (${region})`;
}
