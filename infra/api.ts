import { type Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';

const requestsPerSecond = 50;

/** Who asked what and what came of it; no header, no query, no body. */
const logFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    at: '$context.requestTime',
    ip: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    path: '$context.path',
    status: '$context.status',
    durationMs: '$context.responseLatency',
    bytes: '$context.responseLength',
  }),
);

/** The door for the seller's systems: TLS, a throttle and a log, then the function. */
export function httpApi(stack: Stack, http: LambdaFunction, key: Key): HttpApi {
  const api = new HttpApi(stack, 'Api', { description: 'Majordomo: HTTP', createDefaultStage: false });
  const logGroup = new LogGroup(stack, 'ApiLogs', { retention: RetentionDays.ONE_MONTH, encryptionKey: key });
  const [route] = api.addRoutes({
    path: '/{proxy+}',
    methods: [HttpMethod.ANY],
    integration: new HttpLambdaIntegration('ToHttp', http),
  });
  if (route) {
    Validations.of(route).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Webhooks carry a Standard Webhooks signature over the body, which only the function can verify.',
    });
  }
  new HttpStage(stack, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: requestsPerSecond, burstLimit: 2 * requestsPerSecond },
    accessLogSettings: { destination: new LogGroupLogDestination(logGroup), format: logFormat },
  });
  return api;
}
