/** An item as the store keeps it: plain values, frozen, nobody's but its own. */
export type StoredItem = Readonly<Record<string, unknown>>;

function copyOf(value: unknown, where: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw new Error(`${where} is ${value}, which no table can hold`);
  }
  if (Array.isArray(value))
    return Object.freeze(value.map((one, index) => copyOf(one, `${where}[${index}]`)));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return copyOfMap(value as Record<string, unknown>, where);
  throw new Error(`${where} is a ${typeof value}, which no table can hold`);
}

/** As the document client writes it: what is undefined is left out. */
function copyOfMap(map: Record<string, unknown>, where: string): StoredItem {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(map))
    if (value !== undefined) copy[name] = copyOf(value, `${where}.${name}`);
  return Object.freeze(copy);
}

/** A frozen copy: it is read without copying again, and whoever tries to change it is told. */
export const storedItem = (item: Record<string, unknown>): StoredItem => copyOfMap(item, 'item');

/** One name for a primary key. */
export const keyText = ({ pk, sk }: Record<string, unknown>): string => {
  if (typeof pk !== 'string' || typeof sk !== 'string' || pk === '' || sk === '')
    throw new Error(`no key of this table: ${JSON.stringify({ pk, sk })}`);
  return `${pk}\n${sk}`;
};
