import { measureProof } from './lib/bench-proof';
console.log(measureProof(100, 1));
