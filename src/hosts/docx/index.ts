/** Made with the check report. */
export {};
