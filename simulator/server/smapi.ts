/** The skill management API, as far as the ASK CLI needs it to develop a custom skill without an Amazon account. */
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { JsonObject, LocalAlexa } from '../types';
import { ApiError, badRequest, notFound } from './api-error';
import type { Entitlements } from './entitlements';
import { isObject, readJsonBody, requireText } from './json-body';
import { profileNlu } from './profile-nlu';
import { createSimulations, type Simulation, toInvocation, toVersion1 } from './simulations';
import { THIS_SKILL } from './skill-ids';
import { objectAt, productIdOf, type SkillPackage } from './skill-package';
import { defaultSpeaker } from './speakers';
import { createValidations } from './validations';

export interface SmapiParts {
  alexa: LocalAlexa;
  skillPackage: SkillPackage;
  entitlements: Entitlements;
  now: () => number;
}

const VENDOR_ID = 'LOCAL';
const SKILL = '/v1/skills/:skillId';
const STAGE = `${SKILL}/stages/:stage`;
const MODEL = `${STAGE}/interactionModel/locales/:locale`;

export function smapiRoutes(parts: SmapiParts): Hono {
  const app = new Hono();
  app.post('/auth/o2/token', (c) => c.json(LOCAL_TOKEN));
  for (const path of ['/v1/vendors', '/v1/skills', '/v1/skills/*', '/v2/skills/*', '/v1/inSkillProducts/*']) {
    app.use(path, requireAnyToken);
  }
  for (const version of ['v1', 'v2']) app.use(`/${version}/skills/:skillId/*`, onlyThisSkill(parts.alexa));
  catalogueOfSkills(app, parts);
  packageRoutes(app, parts);
  simulationRoutes(app, parts);
  invocationRoutes(app, parts);
  validationRoutes(app, parts);
  return app;
}

/** For the CLI's profile in environment variables, which asks for a token before each call. */
const LOCAL_TOKEN = { access_token: 'local', refresh_token: 'local', token_type: 'bearer', expires_in: 3600 };

/** `ask dialog` sends the bare token, `ask smapi` sends `Bearer` and the token. Any will do, but one must be there. */
const requireAnyToken: MiddlewareHandler = async (c, next) => {
  if (!c.req.header('authorization')) {
    throw new ApiError(401, 'UNAUTHORIZED', 'The "Authorization" header is missing. Any token will do here.');
  }
  await next();
};

function onlyThisSkill(alexa: LocalAlexa): MiddlewareHandler {
  return async (c, next) => {
    const asked = c.req.param('skillId');
    if (asked !== alexa.options.skillId && asked !== THIS_SKILL) {
      throw notFound(`This local Alexa serves the skill "${alexa.options.skillId}", not "${asked}".`);
    }
    await next();
  };
}

function catalogueOfSkills(app: Hono, { alexa, skillPackage, now }: SmapiParts) {
  const { skillId } = alexa.options;
  const lastUpdateRequest = { status: 'SUCCEEDED' };
  app.get('/v1/vendors', (c) =>
    c.json({ vendors: [{ name: 'Local', id: VENDOR_ID, roles: ['ROLE_ADMINISTRATOR'] }] }),
  );
  app.get('/v1/skills', (c) => {
    const names = Object.entries(skillPackage.locales()).map(([locale, { name }]) => [
      locale,
      String(name ?? ''),
    ]);
    const skill = {
      skillId,
      stage: 'development',
      apis: ['custom'],
      publicationStatus: 'DEVELOPMENT',
      lastUpdated: new Date(now()).toISOString(),
      nameByLocale: Object.fromEntries(names),
    };
    return c.json({ skills: [skill], isTruncated: false });
  });
  app.get(`${SKILL}/status`, (c) => {
    const models = Object.keys(skillPackage.locales()).map((locale) => [locale, { lastUpdateRequest }]);
    return c.json({ manifest: { lastUpdateRequest }, interactionModel: Object.fromEntries(models) });
  });
}

function packageRoutes(app: Hono, { skillPackage, entitlements }: SmapiParts) {
  app.get(`${STAGE}/manifest`, (c) => c.json(customOnly(skillPackage.manifest())));
  app.get(`${STAGE}/enablement`, (c) => c.body(null, 204));
  app.put(`${STAGE}/enablement`, (c) => c.body(null, 204));
  app.get(MODEL, (c) => c.json(skillPackage.model(c.req.param('locale'))));
  app.put(MODEL, async (c) => {
    const locale = c.req.param('locale');
    skillPackage.model(locale);
    const model = await readJsonBody(c);
    if (!isObject(model.interactionModel)) throw badRequest('"interactionModel" must be an object.');
    skillPackage.overrideModel(locale, model);
    return c.body(null, 202, { Location: c.req.path });
  });
  const products = (c: Context) => c.json({ inSkillProductSummaryList: productList(skillPackage) });
  app.get('/v1/inSkillProducts', requireAnyToken, products);
  app.get(`${STAGE}/inSkillProducts`, products);
  app.delete('/v1/inSkillProducts/:productId/stages/:stage/entitlement', (c) => {
    entitlements.reset(c.req.param('productId'));
    return c.body(null, 204);
  });
}

/** `ask dialog` refuses a skill with any API besides `custom`, though such skills do have a custom side. */
function customOnly(file: JsonObject): JsonObject {
  const custom = objectAt(file, 'manifest', 'apis', 'custom');
  return { ...file, manifest: { ...objectAt(file, 'manifest'), apis: { custom } } };
}

function productList(skillPackage: SkillPackage): JsonObject {
  const inSkillProducts = skillPackage.products().map((product) => ({
    type: product.type,
    productId: productIdOf(product),
    referenceName: product.referenceName,
    status: 'COMPLETE',
    stage: 'development',
    editableState: 'EDITABLE',
    purchasableState: product.purchasableState ?? 'PURCHASABLE',
  }));
  return { inSkillProducts, isTruncated: false };
}

function simulationRoutes(app: Hono, { alexa, skillPackage, now }: SmapiParts) {
  const simulations = createSimulations(alexa, now);
  const start = async (c: Context): Promise<Simulation> => {
    const body = await readJsonBody(c);
    const utterance = requireText(body.input, 'content', 'input.content');
    const locale = requireText(body.device, 'locale', 'device.locale');
    requireLocale(skillPackage, locale);
    const forceNewSession = objectAt(body, 'session').mode === 'FORCE_NEW_SESSION';
    return simulations.start(defaultSpeaker(alexa.options, locale), utterance, forceNewSession);
  };
  const version2 = '/v2/skills/:skillId/stages/:stage/simulations';
  app.post(version2, async (c) => c.json(await start(c)));
  app.get(`${version2}/:id`, (c) => c.json(simulations.find(c.req.param('id'))));
  app.post(`${SKILL}/simulations`, async (c) => c.json(toVersion1(await start(c))));
  app.get(`${SKILL}/simulations/:id`, (c) => c.json(toVersion1(simulations.find(c.req.param('id')))));
  app.post(`${MODEL}/profileNlu`, async (c) => {
    const locale = c.req.param('locale');
    requireLocale(skillPackage, locale);
    const body = await readJsonBody(c);
    const heard = { utterance: requireText(body, 'utterance'), multiTurnToken: body.multiTurnToken };
    return c.json(
      profileNlu(alexa, defaultSpeaker(alexa.options, locale), heard, skillPackage.model(locale)),
    );
  });
}

function requireLocale(skillPackage: SkillPackage, locale: string) {
  const locales = Object.keys(skillPackage.locales());
  if (!locales.includes(locale)) {
    throw badRequest(`The skill is not published for "${locale}", only for ${locales.join(', ')}.`);
  }
}

function invocationRoutes(app: Hono, { alexa }: SmapiParts) {
  const invoke = async (c: Context, succeeded: string) => {
    const envelope = objectAt(await readJsonBody(c), 'skillRequest').body;
    if (!isObject(envelope))
      throw badRequest('"skillRequest.body" must be the request to the skill, an object.');
    try {
      const { response, durationMs } = await alexa.invoke(envelope);
      const skillExecutionInfo = toInvocation(envelope, response, durationMs);
      return c.json({ status: succeeded, result: { skillExecutionInfo } });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return c.json({ status: 'FAILED', result: { error: { code: 'SKILL_INVOCATION_FAILED', message } } });
    }
  };
  app.post('/v2/skills/:skillId/stages/:stage/invocations', (c) => invoke(c, 'SUCCESSFUL'));
  app.post(`${SKILL}/invocations`, (c) => invoke(c, 'SUCCEEDED'));
}

function validationRoutes(app: Hono, { skillPackage }: SmapiParts) {
  const validations = createValidations(skillPackage);
  app.post(`${STAGE}/validations`, async (c) => {
    const { locales } = await readJsonBody(c);
    const known = Object.keys(skillPackage.locales());
    const wanted = Array.isArray(locales) && locales.length > 0 ? locales.map(String) : known;
    for (const locale of wanted) requireLocale(skillPackage, locale);
    return c.json(validations.start(wanted), 202);
  });
  app.get(`${STAGE}/validations/:id`, (c) => c.json(validations.find(c.req.param('id'))));
}
