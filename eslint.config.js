// One lint configuration for the SDK, the examples and the browser tests.
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import typescript from 'typescript-eslint';

const sdkSources = ['client-sdk/js/src/**/*.ts'];
const pages = ['examples/*/public/**/*.js', 'tests/interop/js/support/firefox-page.js'];

export default typescript.config(
  { ignores: ['**/dist/', '**/node_modules/', 'build/', 'client-sdk/js/src/generated/', '**/coverage/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrors: 'none' }],
    },
  },
  {
    files: sdkSources,
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: 'client-sdk/js/tsconfig.json' } },
    rules: {
      // Numbers and unknown values are printed into messages on purpose.
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // The class of an object follows from its id, which the compiler cannot see.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ignores: pages, languageOptions: { globals: globals.node } },
  { files: pages, languageOptions: { globals: globals.browser } },
  {
    files: ['docs/.vitepress/**', 'tests/docs/**', 'tests/e2e/**', 'tests/examples/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  prettier,
);
