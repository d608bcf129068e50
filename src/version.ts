// What the build was told of the package.
declare const __GO_MAP_LINT_VERSION__: string | undefined;
declare const __GO_MAP_LINT_URI__: string | undefined;

export const version = typeof __GO_MAP_LINT_VERSION__ === 'string' ? __GO_MAP_LINT_VERSION__ : 'unbuilt';
/** Where the documentation lies, from package.json; empty where that names no place. */
export const toolUri = typeof __GO_MAP_LINT_URI__ === 'string' ? __GO_MAP_LINT_URI__ : '';
