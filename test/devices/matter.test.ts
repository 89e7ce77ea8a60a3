import { describeLockAdapter } from './conformance';
import { closeMatterWorld, matterHarness } from './matter-rig';

afterAll(closeMatterWorld);

describeLockAdapter(matterHarness);
