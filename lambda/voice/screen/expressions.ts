/** What the device evaluates: "${…}". */
export type Expression = `\${${string}}`;

export const device = (expression: string): Expression => `\${${expression}}`;

/** What the screen's data names so: `shown('title')` is the title. */
export const shown = (name: string): Expression => device(`screen.${name}`);

/** The same of one of a list, inside a component that repeats itself for each. */
export const each = (name: string): Expression => device(`data.${name}`);

/** A choice that the device makes. */
export const either = (condition: string, yes: string, no: string): Expression =>
  device(`${condition} ? '${yes}' : '${no}'`);

/** A name for a value: inside a component of a list, `index` already counts something else. */
export const naming = (name: string, expression: string) => ({ name, value: device(expression) });
