/** Version of this package; comes from the repository's VERSION file. */
export const VERSION = '0.1.0';
