/** Who speaks, to which device, in which language. The choice is kept for the next visit. */
import { byId, element } from './dom.js';

const KEY = 'local-alexa.speaker';

export function createChoosers(state, onChange) {
  const remembered = recall();
  fill(
    'account',
    state.accounts.map(({ userId, label }) => [userId, label]),
    remembered.userId,
  );
  fill(
    'device',
    state.devices.map(({ deviceId, label }) => [deviceId, label]),
    remembered.deviceId,
  );
  fill(
    'locale',
    state.locales.map(({ locale }) => [locale, nameOf(locale)]),
    remembered.locale ?? account().locale,
  );

  function account() {
    return state.accounts.find(({ userId }) => userId === byId('account').value);
  }

  function fillPersons(words) {
    const { persons } = account();
    byId('person-label').hidden = persons.length === 0;
    fill(
      'person',
      [['', words.unknownVoice], ...persons.map(({ personId, label }) => [personId, label])],
      byId('person').value,
    );
  }

  function speaker() {
    const personId = byId('person').value;
    const chosen = { userId: account().userId, deviceId: byId('device').value, locale: byId('locale').value };
    return personId ? { ...chosen, personId } : chosen;
  }

  byId('choosers').addEventListener('change', (event) => {
    if (event.target.id === 'account') byId('locale').value = account().locale;
    localStorage.setItem(KEY, JSON.stringify(speaker()));
    onChange(event.target.id);
  });

  return {
    account,
    fillPersons,
    speaker,
    device: () => state.devices.find(({ deviceId }) => deviceId === byId('device').value),
    locale: () => state.locales.find(({ locale }) => locale === byId('locale').value),
  };
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
