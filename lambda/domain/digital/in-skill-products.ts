/** Which shop of Amazon's answers for the customer of a turn, and with which right: out of the request itself. */
export interface AmazonCaller {
  apiEndpoint: string;
  /** Good for this request alone; never kept, never logged. */
  apiAccessToken: string;
  /** Language of names and summaries: `fr-FR`. */
  locale: string;
}

/** What this customer has of one product of this skill, as Amazon counts it now. */
export interface InSkillProduct {
  /** Amazon's id. */
  productId: string;
  /** The name in `skill-package/isps`. */
  referenceName: string;
  isPurchasable: boolean;
  /** Units bought and not refunded. It does not fall when what they brought is spent. */
  activeUnits: number;
}

/** Amazon's own list of in-skill products: the only truth about what was bought. */
export interface InSkillProducts {
  /**
   * All products of this skill; none where Amazon sells none.
   * @throws Fault `amazon-unreachable`; `amazon-refused` also for an answer that is not what it should be.
   */
  list(caller: AmazonCaller, timeoutMs: number): Promise<InSkillProduct[]>;
  /** Whether the customer lets Alexa buy by voice. @throws as `list` */
  isVoicePurchasingEnabled(caller: AmazonCaller, timeoutMs: number): Promise<boolean>;
}
