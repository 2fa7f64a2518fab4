import fc from "fast-check";
import { compareDirectly } from "./oracle.ts";
import { type Option, options, question } from "./regexp-question.ts";

/*
 * Random patterns, always the same ones. Without back references: on some of these tclsh 8.6.13 never ends.
 */

const ROWS = 1500;

interface Dialect {
  readonly title: string;
  readonly atoms: readonly string[];
  readonly quantifiers: readonly string[];
  readonly letters: readonly string[];
  readonly options: readonly Option[];
  /** How deep groups are nested. */
  readonly depth: number;
}

const dialects: readonly Dialect[] = [
  {
    title: "greedy",
    atoms: ["a", "b", "ab", ".", "[ab]"],
    quantifiers: ["*", "+", "?", "{2}", "{1,2}", "{0,2}", "{2,}"],
    letters: ["a", "b", "c"],
    options: [],
    depth: 3,
  },
  {
    title: "mixed preferences",
    atoms: ["a", "b", ".", "[^b]"],
    quantifiers: ["*", "+?", "??", "*?", "?", "{1,2}?", "{0,2}", "{2}?", "{1,}"],
    letters: ["a", "b", "c"],
    options: [],
    depth: 3,
  },
  {
    title: "conditions and options",
    atoms: ["a", "B", "^", "$", "\\m", "\\M", "\\y", "\\Y", "\\A", "\\Z", "\\w", "\\W", "[^a]", ".", "\\n"],
    quantifiers: ["*", "+", "??", "{0,2}"],
    letters: ["a", "b", "A", " ", "\n"],
    options,
    depth: 2,
  },
  {
    title: "lookahead",
    atoms: ["a", "b", ".", "(?=a)", "(?!b)", "(?=a.*b)", "(?!.(?=b)a)", "(?=(a)\\M)", "\\m", "$"],
    quantifiers: ["*", "+", "?", "*?"],
    letters: ["a", "b", " "],
    options: [],
    depth: 2,
  },
];

const CANNOT_REPEAT = /^(\^|\$|\\[mMyYAZ]|\(\?[=!].*)$/;

function patterns(dialect: Dialect): fc.Arbitrary<string> {
  const quantifier = fc.oneof(
    { weight: 2, arbitrary: fc.constant("") },
    fc.constantFrom(...dialect.quantifiers),
  );
  const simple = fc
    .tuple(fc.constantFrom(...dialect.atoms), quantifier)
    .map(([atom, count]) => (CANNOT_REPEAT.test(atom) ? atom : atom + count));
  const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
    piece: fc.oneof(
      { maxDepth: dialect.depth },
      { weight: 3, arbitrary: simple },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom("(", "(", "(?:"), tie("pattern"), quantifier)
          .map(([open, body, count]) => `${open}${body})${count}`),
      },
    ),
    pattern: fc
      .array(
        fc.array(tie("piece"), { maxLength: 3 }).map((pieces) => pieces.join("")),
        { minLength: 1, maxLength: 2 },
      )
      .map((branches) => branches.join("|")),
  }));
  return pattern;
}

for (const dialect of dialects) {
  const rows = fc.sample(
    fc.tuple(
      patterns(dialect),
      fc.array(fc.constantFrom(...dialect.letters), { maxLength: 12 }).map((letters) => letters.join("")),
      fc.nat({ max: 2 }),
      fc.boolean(),
      dialect.options.length === 0
        ? fc.constant<Option[]>([])
        : fc.subarray([...dialect.options], { maxLength: 2 }),
    ),
    { numRuns: ROWS, seed: 86 },
  );
  compareDirectly(
    `random patterns: ${dialect.title}`,
    rows.map(([pattern, text, start, all, given]) =>
      question(pattern, text, given, Math.min(start, text.length), all),
    ),
  );
}
