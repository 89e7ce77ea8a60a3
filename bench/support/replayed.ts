import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A command as it was sent, and can be sent again. */
type Sendable = Parameters<DynamoDBDocumentClient['send']>[0];

/** Keeps what a client sends, in order; asked for, it is forgotten. */
export function recordCommands(client: DynamoDBDocumentClient): () => Sendable[] {
  let sent: Sendable[] = [];
  const send = client.send.bind(client);
  client.send = ((command: Sendable) => {
    sent.push(command);
    return send(command);
  }) as typeof client.send;
  return () => {
    const all = sent;
    sent = [];
    return all;
  };
}

/** The same command for another table; a token is of one table alone. */
function onTable(command: Sendable, from: string, to: string): Sendable {
  const text = JSON.stringify(command.input).replaceAll(`"${from}"`, `"${to}"`);
  const Command = command.constructor as new (input: unknown) => Sendable;
  const { ClientRequestToken: _token, ...input } = JSON.parse(text) as Record<string, unknown>;
  return new Command(input);
}

/** Sends commands bare, one after the other, to a table that has seen the same before. */
export function replayOn(client: DynamoDBDocumentClient, from: string, to: string) {
  return (commands: readonly Sendable[]): (() => Promise<void>) => {
    const prepared = commands.map((command) => onTable(command, from, to));
    return async () => {
      for (const command of prepared) await client.send(command);
    };
  };
}
