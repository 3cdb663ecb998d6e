// Numbers that stand for where a patient goes besides steps (0 or more) and outcomes (below 0).

/** Neither a step nor an outcome: the patient stays where it is for now. */
export const staysHere = -2147483648;
