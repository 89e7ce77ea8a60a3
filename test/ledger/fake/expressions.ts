/*
 * The part of DynamoDB's expression language that the adapters speak, read from their very texts. Whatever else is said
 * throws: a condition that is not understood must not pass for one that holds.
 */

export type Attributes = Readonly<Record<string, unknown>>;

/** What an expression is asked with. */
export interface Scope {
  names: Record<string, string>;
  values: Record<string, unknown>;
}

export type Condition = (item: Attributes | undefined, scope: Scope) => boolean;
type Operand = (item: Attributes | undefined, scope: Scope) => unknown;

const token = /\s*(<=|>=|<>|[=<>(),+-]|[#:]?[A-Za-z_]\w*)/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text);
    if (!found?.[1]) throw new Error(`not an expression this store understands: ${text}`);
    tokens.push(found[1]);
  }
  return tokens;
}

/** Reads tokens one by one, and says where it stood when it meets what it does not know. */
class Reader {
  private place = 0;
  private readonly tokens: string[];

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  get isAtEnd(): boolean {
    return this.place >= this.tokens.length;
  }

  next(): string {
    const one = this.tokens[this.place++];
    if (one === undefined) throw new Error(`an expression ends too early: ${this.text}`);
    return one;
  }

  /** Takes a token if it is the next one. */
  takes(word: string): boolean {
    const isNext = this.tokens[this.place]?.toUpperCase() === word;
    if (isNext) this.place++;
    return isNext;
  }

  expect(word: string): void {
    if (!this.takes(word)) throw new Error(`expected ${word} in: ${this.text}`);
  }
}

const isKnown = (item: Attributes | undefined, name: string): boolean => item?.[name] !== undefined;

function nameIn(word: string, { names }: Scope): string {
  if (!word.startsWith('#')) return word;
  const name = names[word];
  if (name === undefined) throw new Error(`${word} names nothing`);
  return name;
}

function valueIn(word: string, { values }: Scope): unknown {
  if (!(word in values)) throw new Error(`${word} has no value`);
  return values[word];
}

const operandOf = (word: string): Operand =>
  word.startsWith(':')
    ? (_item, scope) => valueIn(word, scope)
    : (item, scope) => item?.[nameIn(word, scope)];

/** Numbers with numbers, texts with texts by their code units; anything else is not comparable. */
function order(a: unknown, b: unknown): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  return undefined;
}

const comparisons: Record<string, (a: unknown, b: unknown) => boolean> = {
  '=': (a, b) => a !== undefined && a === b,
  '<>': (a, b) => a !== undefined && a !== b,
  '<': (a, b) => (order(a, b) ?? 0) < 0,
  '<=': (a, b) => (order(a, b) ?? 1) <= 0,
  '>': (a, b) => (order(a, b) ?? 0) > 0,
  '>=': (a, b) => (order(a, b) ?? -1) >= 0,
};

const functions: Record<string, (name: string, item: Attributes | undefined, argument: unknown) => boolean> =
  {
    attribute_exists: (name, item) => isKnown(item, name),
    attribute_not_exists: (name, item) => !isKnown(item, name),
    begins_with: (name, item, prefix) => String(item?.[name] ?? '').startsWith(String(prefix)),
  };

function readFunction(reader: Reader, test: NonNullable<(typeof functions)[string]>): Condition {
  reader.expect('(');
  const name = reader.next();
  const argument = reader.takes(',') ? operandOf(reader.next()) : () => undefined;
  reader.expect(')');
  return (item, scope) => test(nameIn(name, scope), item, argument(item, scope));
}

function readBetween(reader: Reader, left: Operand): Condition {
  const from = operandOf(reader.next());
  reader.expect('AND');
  const to = operandOf(reader.next());
  return (item, scope) => {
    const value = left(item, scope);
    return (order(value, from(item, scope)) ?? -1) >= 0 && (order(value, to(item, scope)) ?? 1) <= 0;
  };
}

function readPrimary(reader: Reader): Condition {
  if (reader.takes('(')) {
    const inner = readEither(reader);
    reader.expect(')');
    return inner;
  }
  const word = reader.next();
  const test = functions[word];
  if (test) return readFunction(reader, test);
  const left = operandOf(word);
  if (reader.takes('BETWEEN')) return readBetween(reader, left);
  const sign = reader.next();
  const compare = comparisons[sign];
  if (!compare) throw new Error(`"${sign}" is no comparison this store understands`);
  const right = operandOf(reader.next());
  return (item, scope) => compare(left(item, scope), right(item, scope));
}

function readBoth(reader: Reader): Condition {
  let all = readPrimary(reader);
  while (reader.takes('AND')) {
    const [before, next] = [all, readPrimary(reader)];
    all = (item, scope) => before(item, scope) && next(item, scope);
  }
  return all;
}

function readEither(reader: Reader): Condition {
  let any = readBoth(reader);
  while (reader.takes('OR')) {
    const [before, next] = [any, readBoth(reader)];
    any = (item, scope) => before(item, scope) || next(item, scope);
  }
  return any;
}

/** Reads each text once: a program has few of them and asks them often. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = read(text);
    known.set(text, made);
    return made;
  };
}

function whole<T>(text: string, read: (reader: Reader) => T): T {
  const reader = new Reader(text);
  const made = read(reader);
  if (!reader.isAtEnd) throw new Error(`something is left over in: ${text}`);
  return made;
}

/** A condition, a filter or a key condition. @throws Error for what it does not understand. */
export const conditionOf = remembering((text) => whole(text, readEither));

/** Changes a copy of an item. */
export type Update = (item: Record<string, unknown>, scope: Scope) => void;

function plus(a: unknown, b: unknown, sign: 1 | -1): number {
  if (typeof a !== 'number' || typeof b !== 'number') throw new Error('only numbers can be added');
  return a + sign * b;
}

/** A value, an attribute, or `if_not_exists(attribute, value)`. */
function readTerm(reader: Reader): Operand {
  const word = reader.next();
  if (word !== 'if_not_exists') return operandOf(word);
  reader.expect('(');
  const name = reader.next();
  reader.expect(',');
  const otherwise = operandOf(reader.next());
  reader.expect(')');
  return (item, scope) => item?.[nameIn(name, scope)] ?? otherwise(item, scope);
}

function readAssignment(reader: Reader): Update {
  const name = reader.next();
  reader.expect('=');
  const first = readTerm(reader);
  const sign = reader.takes('+') ? 1 : reader.takes('-') ? -1 : undefined;
  const second = sign && readTerm(reader);
  return (item, scope) => {
    const value = first(item, scope);
    item[nameIn(name, scope)] = sign && second ? plus(value, second(item, scope), sign) : value;
  };
}

function readRemoval(reader: Reader): Update {
  const name = reader.next();
  return (item, scope) => {
    delete item[nameIn(name, scope)];
  };
}

function readAddition(reader: Reader): Update {
  const name = reader.next();
  const value = operandOf(reader.next());
  return (item, scope) => {
    const attribute = nameIn(name, scope);
    item[attribute] = plus(item[attribute] ?? 0, value(item, scope), 1);
  };
}

const clauses: Record<string, (reader: Reader) => Update> = {
  SET: readAssignment,
  REMOVE: readRemoval,
  ADD: readAddition,
};

function readUpdate(reader: Reader): Update {
  const updates: Update[] = [];
  while (!reader.isAtEnd) {
    const word = reader.next();
    const read = clauses[word];
    if (!read) throw new Error(`"${word}" is no update this store understands`);
    do updates.push(read(reader));
    while (reader.takes(','));
  }
  return (item, scope) => {
    for (const update of updates) update(item, scope);
  };
}

/** An update expression. @throws Error for what it does not understand. */
export const updateOf = remembering((text) => whole(text, readUpdate));
