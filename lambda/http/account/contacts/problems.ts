import type { AgreeOutcomes, InviteOutcomes } from '../../../domain/contacts/agree';
import type { Outcome } from '../../../domain/outcome';
import type { Formats } from '../../pages/formats';
import type { ContactField } from './view';
import type { ContactWords } from './words.en';

export interface Refusal {
  status: 409 | 422 | 429;
  field: ContactField;
  text: string;
}

interface Said {
  words: ContactWords;
  formats: Formats;
  timeZone: string;
}

/** Why somebody was not invited, at the field that is to be corrected. */
export function inviteRefusal(
  result: Exclude<Outcome<InviteOutcomes>, { name: 'invited' }>,
  { words: { problems }, formats }: Said,
): Refusal {
  switch (result.name) {
    case 'name-invalid':
      return { status: 422, field: result.facts.field, text: problems['name-invalid'] };
    case 'name-taken':
      return { status: 422, field: 'otherName', text: problems['name-taken'] };
    case 'too-many-contacts':
    case 'home-full': {
      const most = formats.number(result.facts.most);
      return { status: 409, field: 'otherName', text: problems[result.name](most) };
    }
  }
}

/** Why a code did not make a contact. */
export function agreeRefusal(
  result: Exclude<Outcome<AgreeOutcomes>, { name: 'agreed' }>,
  { words: { problems }, formats, timeZone }: Said,
): Refusal {
  switch (result.name) {
    case 'name-invalid':
    case 'name-taken':
      return { status: 422, field: 'name', text: problems[result.name] };
    case 'already-agreed':
      return { status: 409, field: 'code', text: problems['already-agreed'](result.facts.contact.name) };
    case 'home-full': {
      const most = formats.number(result.facts.most);
      return { status: 409, field: 'code', text: problems['own-home-full'](most) };
    }
    case 'too-many-contacts': {
      const most = formats.number(result.facts.most);
      return { status: 409, field: 'code', text: problems['too-many-contacts'](most) };
    }
    case 'other-home-full':
    case 'other-too-many-contacts':
      return { status: 409, field: 'code', text: problems[result.name] };
    case 'too-many-tries': {
      const { until } = result.facts;
      const text = problems['too-many-tries'](formats.date(until, timeZone), formats.time(until, timeZone));
      return { status: 429, field: 'code', text };
    }
    default:
      return { status: 422, field: 'code', text: problems[result.name] };
  }
}
