import { bundleHandlers } from '../bundle-handlers';

/** The constructs take the code of their functions from `lib`, which a fresh clone does not have. */
export default function setUp(): void {
  bundleHandlers();
}
