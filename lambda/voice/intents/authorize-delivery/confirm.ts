import { authorizeWindow } from '../../../domain/delivery/authorize';
import { knownHome, requestWindow } from '../../../domain/delivery/request';
import type { WatchedWindow } from '../../../domain/delivery/store';
import type { KnownHome } from '../../../domain/delivery/vacation';
import { type DeliveryWindow, hasEnded } from '../../../domain/delivery/window';
import type { Order } from '../../../domain/orders/order';
import { type Outcome, outcome } from '../../../domain/outcome';
import { needsCode } from '../../../domain/voice-code/policy';
import type { VoiceCode } from '../../../domain/voice-code/voice-code';
import { spanOf, speaker } from '../../delivery';
import type { AnswerHandler } from '../../intent';
import type { Json, Pending, Reply } from '../../outcome';
import { recordOf } from '../../paging';
import type { Turn } from '../../turn';
import { askForCode } from '../voice-code/ask';
import { type Draft, draftIn } from './draft';
import { windowsBeside } from './orders';
import type { AuthorizeDeliveryOutcomes, ReadOut } from './outcomes';
import { refused } from './refused';
import { askWhether, intentName, left, reply } from './reply';

/** What was read out: exactly this is asked for. */
interface Waiting {
  orderId: string;
  doorId: string;
  startsAt: string;
  endsAt: string;
}

type Confirming = Outcome<Pick<AuthorizeDeliveryOutcomes, 'confirm' | 'confirm-again'>>;

/** Reads out day, hours and door, and what will happen. */
export function readOut(result: Confirming, doorId: string, draft: Draft): Reply {
  const { startsAt, endsAt } = result.facts.span;
  return askWhether(result, 'confirm', { ...draft, doorId, startsAt, endsAt });
}

function waitingIn(data: Json | undefined): Waiting | undefined {
  const { orderId, doorId, startsAt, endsAt } = recordOf(data) ?? {};
  const isWhole =
    typeof orderId === 'string' &&
    typeof doorId === 'string' &&
    typeof startsAt === 'string' &&
    typeof endsAt === 'string';
  return isWhole ? { orderId, doorId, startsAt, endsAt } : undefined;
}

interface Read {
  at: KnownHome;
  order: Order;
  voiceCode: VoiceCode | undefined;
}

async function read(turn: Turn, { orderId }: Waiting): Promise<Read | undefined> {
  const { shop, householdId } = turn;
  const [view, order] = await Promise.all([turn.household(), shop.orders.read(householdId, orderId)]);
  const at = knownHome(view);
  return at && order && { at, order, voiceCode: view.voiceCode };
}

/** Whether a code can be asked for: without one nothing is begun. */
function isProvable({ shop }: Turn, voiceCode: VoiceCode | undefined): boolean {
  const action = {
    kind: 'delivery',
    amountCents: 0,
    withoutCodeCents: 0,
    isCodeSet: Boolean(voiceCode),
  } as const;
  return needsCode(action, shop.seller.wallet.code) === 'needed' && voiceCode?.lockedAt === undefined;
}

const authorizing = (windowId: string, { replaces }: Draft): Pending => ({
  intent: intentName,
  question: 'authorize',
  data: { windowId, ...(replaces !== undefined && { replaces }) },
});

/** Nothing stands for it yet; told as that before the code is. */
const noWindow = '';

/**
 * "Yes": the window is asked for, so that what is refused is refused before the code is said; it is authorised by the
 * code alone, and goes by itself without it.
 */
async function request(turn: Turn, waiting: Waiting, draft: Draft): Promise<Reply> {
  const found = await read(turn, waiting);
  if (!found) return reply(outcome('no-orders'));
  const { at, order, voiceCode } = found;
  if (!isProvable(turn, voiceCode)) return askForCode(turn, authorizing(noWindow, draft));
  const { doorId, startsAt, endsAt } = waiting;
  const beside = { home: at.home, windows: windowsBeside(at.windows, draft) };
  const asked = { order, doorId, startsAt, endsAt, now: turn.now };
  const result = await requestWindow(turn.shop, beside, asked);
  if (result.name !== 'requested') return refused(turn, result, at, draft);
  return askForCode(turn, authorizing(result.facts.window.windowId, draft));
}

async function readAgain(turn: Turn, waiting: Waiting, draft: Draft): Promise<Reply> {
  const found = await read(turn, waiting);
  const door = found?.at.home.doors.find(({ doorId }) => doorId === waiting.doorId);
  if (!found || !door) return reply(outcome('no-orders'));
  const span = spanOf(waiting, found.at.home.timeZone, turn.now);
  const again: ReadOut = { span, door: door.kind, order: found.order };
  return readOut(outcome('confirm-again', again), waiting.doorId, draft);
}

/** "Shall I allow it?" */
export const answerConfirm: AnswerHandler = async (turn, answer, data) => {
  const waiting = waitingIn(data);
  if (!waiting) return undefined;
  const draft = draftIn(data);
  if (answer === 'missed') return readAgain(turn, waiting, draft);
  return answer === 'yes' ? request(turn, waiting, draft) : left();
};

const windowOnce = (turn: Turn, windowId: unknown): Promise<WatchedWindow | undefined> =>
  typeof windowId === 'string' && windowId !== noWindow
    ? turn.once(`window:${windowId}`, () => turn.shop.windows.read(windowId))
    : Promise.resolve(undefined);

/** What is to be authorised, and what gives way to it. */
function readBoth(turn: Turn, data: Json | undefined) {
  const { windowId, replaces } = recordOf(data) ?? {};
  return Promise.all([windowOnce(turn, windowId), windowOnce(turn, replaces)]);
}

/** Read while the code is checked. */
export const readAhead = (turn: Turn, data: Json | undefined): Promise<unknown> => readBoth(turn, data);

const authorized = ({ now }: Turn, window: DeliveryWindow): Reply => {
  const { door, timeZone } = window;
  return reply(outcome('authorized', { span: spanOf(window, timeZone, now), door: door.kind }));
};

/** The code was right. A window is the household's own, or none. */
async function authorize(turn: Turn, data: Json | undefined): Promise<Reply> {
  const [asked, replaced] = await readBoth(turn, data);
  if (asked?.window.householdId !== turn.householdId) return reply(outcome('lapsed'));
  const own = replaced?.window.householdId === turn.householdId ? replaced : undefined;
  const result = await authorizeWindow(turn.shop, { by: speaker(turn), asked, replaced: own });
  return result.name === 'authorized' ? authorized(turn, result.facts.window) : reply(outcome('lapsed'));
}

/** "No", after a try that ended in doubt: it may be done. */
async function leave(turn: Turn, data: Json | undefined): Promise<Reply> {
  if (!turn.inDoubt) return left();
  const [asked] = await readBoth(turn, data);
  const isDone = asked && asked.window.state !== 'requested' && !hasEnded(asked.window);
  return isDone ? authorized(turn, asked.window) : left();
}

/** Whoever says yes here still has to say the code. */
export const answerAuthorize: AnswerHandler = async (turn, answer, data) => {
  if (answer !== 'yes') return leave(turn, data);
  if (turn.isCodeProven) return authorize(turn, data);
  return askForCode(turn, { intent: intentName, question: 'authorize', ...(data !== undefined && { data }) });
};
