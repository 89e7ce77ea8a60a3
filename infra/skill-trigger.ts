import { CfnPermission, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';

/** Only Alexa may call the function, and only for this skill; the function checks the skill id once more. */
export function letAlexaCall(alexa: LambdaFunction, skillId: string): void {
  new CfnPermission(alexa, 'Skill', {
    action: 'lambda:InvokeFunction',
    functionName: alexa.functionArn,
    principal: 'alexa-appkit.amazon.com',
    eventSourceToken: skillId,
  });
}
