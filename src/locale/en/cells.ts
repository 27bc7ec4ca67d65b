/** What cells say that hold no text, in English. */
export const cells = { yes: 'Yes', no: 'No' } as const;
