export { type EvaluateOptions, evaluateExperiment } from "./evaluate.ts";
export { exampleOf } from "./examples.ts";
export { type VocabularyEntry, vocabularyClasses, vocabularyCommands } from "./vocabulary.ts";
