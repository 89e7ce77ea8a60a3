import type { Intent } from '../intent';
import { andWhen } from './and-when/intent';
import { authorizeDelivery } from './authorize-delivery/intent';
import { backHome } from './back-home/intent';
import { balance } from './balance/intent';
import { buyStars } from './buy-stars/intent';
import { cancelOrder } from './cancel-order/intent';
import { deals } from './deals/intent';
import { deliveryStatus } from './delivery-status/intent';
import { enterReferral } from './enter-referral/intent';
import { explainCoins } from './explain-coins/intent';
import { giftAccept } from './gift-accept/intent';
import { lockDoor } from './lock-door/intent';
import { notebooks } from './notebooks/intent';
import { orderStatus } from './order-status/intent';
import { purchaseHistory } from './purchase-history/intent';
import { readNotebook } from './read-notebook/intent';
import { redeemCode } from './redeem-code/intent';
import { referFriend } from './refer-friend/intent';
import { refundStars } from './refund-stars/intent';
import { reorder } from './reorder/intent';
import { reorderLastOrder } from './reorder-last-order/intent';
import { revokeDelivery } from './revoke-delivery/intent';
import { sendCoins } from './send-coins/intent';
import { stars } from './stars/intent';
import { statement } from './statement/intent';
import { takeDeal } from './take-deal/intent';
import { tier } from './tier/intent';
import { topUp } from './top-up/intent';
import { unlockDoor } from './unlock-door/intent';
import { vacation } from './vacation/intent';
import { voiceCode } from './voice-code/intent';

/** Every intent, one line each. */
export const intents: readonly Intent[] = [
  reorder,
  reorderLastOrder,
  takeDeal,
  deals,
  orderStatus,
  cancelOrder,
  authorizeDelivery,
  deliveryStatus,
  revokeDelivery,
  lockDoor,
  unlockDoor,
  vacation,
  backHome,
  purchaseHistory,
  balance,
  statement,
  andWhen,
  sendCoins,
  giftAccept,
  redeemCode,
  explainCoins,
  topUp,
  tier,
  referFriend,
  enterReferral,
  voiceCode,
  stars,
  buyStars,
  refundStars,
  notebooks,
  readNotebook,
];
