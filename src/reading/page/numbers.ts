/** A number as a table prints it. */
const NUMBER = /^[-−－]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?%?$/;
/** An amount: a number with decimals or thousands commas. */
const AMOUNT = /^[-−－]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,8})$/;

export const isNumber = (text: string): boolean => NUMBER.test(text.trim());
export const isAmount = (text: string): boolean => AMOUNT.test(text.trim());
