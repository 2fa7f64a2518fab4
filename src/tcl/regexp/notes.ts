/** What `regexp -about` tells of a pattern, in the order in which it does. */
export const noteNames = [
  "REG_UBACKREF",
  "REG_ULOOKAHEAD",
  "REG_UBOUNDS",
  "REG_UBRACES",
  "REG_UBSALNUM",
  "REG_UPBOTCH",
  "REG_UBBS",
  "REG_UNONPOSIX",
  "REG_UUNSPEC",
  "REG_UUNPORT",
  "REG_ULOCALE",
  "REG_UEMPTYMATCH",
  "REG_UIMPOSSIBLE",
  "REG_USHORTEST",
] as const;

export type Note = (typeof noteNames)[number];
