export { type EvaluateOptions, evaluateExperiment } from "./evaluate.ts";
export { type VocabularyEntry, vocabularyClasses, vocabularyCommands } from "./vocabulary.ts";
