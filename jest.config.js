/** Types are checked apart by `tsc`; here they are only stripped. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.majordomo/'],
  modulePathIgnorePatterns: ['/dist/', '/(tools|bench)/[^/]+/node_modules/'],
  transform: {
    '^.+\\.[tj]s$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
  },
  // Published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(temporal-(polyfill|utils)|oauth4webapi|@noble)/)'],
  testTimeout: 180_000,
  // Both cores of a small machine, and a fresh process before one has grown large: engines and browsers need room too.
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
};
