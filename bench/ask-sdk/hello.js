/** The usual first skill: the full SDK with its DynamoDB persistence adapter, as its documentation shows it. */
const { SkillBuilders } = require('ask-sdk');

exports.handler = SkillBuilders.standard()
  .withTableName('hello')
  .addRequestHandlers({
    canHandle: () => true,
    handle: async ({ attributesManager, responseBuilder }) => {
      const attributes = await attributesManager.getPersistentAttributes();
      attributesManager.setPersistentAttributes({ visits: (attributes.visits ?? 0) + 1 });
      await attributesManager.savePersistentAttributes();
      return responseBuilder.speak('Hello world').getResponse();
    },
  })
  .lambda();
