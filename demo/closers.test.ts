import { Closers } from './closers';

it('ends what was started in the opposite order, each once', async () => {
  const closers = new Closers();
  const ended: string[] = [];
  for (const name of ['engine', 'store', 'page']) closers.add(() => void ended.push(name));
  await closers.closeAll();
  await closers.closeAll();
  expect(ended).toEqual(['page', 'store', 'engine']);
});

it('goes on after a failure, and tells it at the end', async () => {
  const closers = new Closers();
  const ended: string[] = [];
  closers.add(() => void ended.push('engine'));
  closers.add(async () => {
    throw new Error('the store hangs');
  });
  await expect(closers.closeAll()).rejects.toThrow('the store hangs');
  expect(ended).toEqual(['engine']);
});
