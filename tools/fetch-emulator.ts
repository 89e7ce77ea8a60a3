import { installDynamoDbLocal } from '../demo/engine/install';

/** Fetches Amazon's emulator for the tests that use it when it is there; ends with 1 when it cannot be had. */
process.exitCode = installDynamoDbLocal() ? 0 : 1;
