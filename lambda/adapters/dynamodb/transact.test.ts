import { tokenOf } from './transact';

test('a token is made of the body: the same however it was put together, another for another body', () => {
  const token = tokenOf([{ Put: { Item: { pk: 'a', legs: [1, 2] }, TableName: 't' } }]);
  expect(tokenOf([{ Put: { TableName: 't', Item: { legs: [1, 2], pk: 'a' } } }])).toBe(token);
  expect(tokenOf([{ Put: { TableName: 't', Item: { legs: [2, 1], pk: 'a' } } }])).not.toBe(token);
  expect(token).toHaveLength(36);
});
