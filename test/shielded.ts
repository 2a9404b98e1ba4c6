import { inject } from 'vitest';
import { shieldEnvironment } from './environment.ts';

shieldEnvironment();
process.env.DATA_DIR = inject('dataDir');
