import { describeLockAdapter } from './conformance';
import { simulatedHarness } from './simulated-rig';

describeLockAdapter(simulatedHarness);
