import type { SimulatedCall } from '../../simulator/simulated-call';
import type { SimulatedObject } from '../../simulator/simulated-object';
import type { SimulatedOutcome } from '../../simulator/simulated-outcome';
import type { SimulationResult } from '../../simulator/simulation-result';
import type { SimulationRequest } from '../simulation-request';
import { arrives } from '../simulation-request';
import type { Inputs } from './inputs';
import { renderInputs } from './inputs';

/** The outcomes as JSON: `docs/reference/cli/simulate.schema.json`. */
export function renderSimulateJson(
  request: SimulationRequest,
  result: SimulationResult,
  inputs: Inputs,
): object {
  const { refusal, replicationStatus, outcomes } = result;
  return {
    ...renderInputs(inputs),
    request,
    arrived: arrives(result),
    refusal,
    replicationStatus,
    outcomes: outcomes.map(renderOutcome),
  };
}

function renderOutcome({ trace, replica, ...rest }: SimulatedOutcome): object {
  const { destinationBucket, ruleId, status, failureReason, explanation } = rest;
  return {
    destinationBucket,
    ruleId,
    status,
    failureReason,
    explanation,
    replica: replica && renderReplica(replica),
    trace: trace.map(renderCall),
  };
}

function renderReplica(replica: SimulatedObject): object {
  const { bucket, key, encryption, keyArn, bucketKeyEnabled, storageClass, tags } = replica;
  return { bucket, key, encryption, keyArn, bucketKeyEnabled, storageClass, tags };
}

function renderCall({ action, resource, caller, context, decision, decidedBy }: SimulatedCall): object {
  return { action, resource, caller, context, decision, decidedBy };
}
