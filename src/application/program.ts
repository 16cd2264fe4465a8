/** Version of the program, as `package.json` has it (a test holds them together): said in reports. */
export const PROGRAM_VERSION = "0.1.0";
