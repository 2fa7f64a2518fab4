import {
  type Experiment,
  type ExperimentRecord,
  experimentFields,
  type Pair,
  pairsOf,
  usualExperiment,
} from "../../topology/index.ts";

/** What an experiment has beyond substrates and computers. */
export function experimentPairs(experiment: Experiment): Pair[] {
  const usual = usualExperiment(experiment.nodes);
  return pairsOf(experimentFields, experimentRecord(experiment, usual), usual);
}

function experimentRecord(experiment: Experiment, usual: ExperimentRecord): ExperimentRecord {
  const { routing, sourcedFiles, virtualTypes, programs, events, details } = experiment;
  return {
    ...usual,
    ...details,
    routing,
    sourcedFiles,
    virtualTypes: virtualTypes.map(({ span: _, ...type }) => type),
    programs: programs.map(({ span: _, details: more, ...program }) => ({
      ...program,
      directory: more?.directory ?? "",
      timeout: more?.timeout ?? "",
      expectedExitCode: more?.expectedExitCode ?? "",
    })),
    events: events.map(({ span: _, details: more, ...event }) => ({
      ...event,
      trigger: more?.trigger ?? null,
      parent: more?.parent ?? null,
    })),
    firewalls: (details?.firewalls ?? []).map(({ span: _, ...firewall }) => firewall),
  };
}
