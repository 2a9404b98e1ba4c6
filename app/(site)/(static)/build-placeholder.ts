/** Stands for every parameter during a build, so that nothing is looked up then; as an address it shows nothing. */
export const BUILD_PLACEHOLDER = '__';
