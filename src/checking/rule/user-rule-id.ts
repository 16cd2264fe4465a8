/** True for the rules that the user added, by their ids. */
export const isUserRule = ({ rule }: { readonly rule: string }): boolean => /^U\d+$/.test(rule);
