import { describeLockAdapter } from './conformance';
import { seamHarness } from './seam-rig';

describeLockAdapter(seamHarness);
