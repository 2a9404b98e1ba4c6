export { NothingHereText as default } from './nothing-here.tsx';
