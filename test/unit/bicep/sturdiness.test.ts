import { parseBicep } from '../../../src/languages/bicep/parse';
import { tokenStarts } from '../../../src/languages/bicep/scan';
import { testSturdiness } from '../analyze/sturdiness';

testSturdiness('Bicep', {
  cuts: tokenStarts,
  wholes: (text) => parseBicep(text).statements.map(({ end }) => end),
  upTo: (text, end) => text.slice(0, end),
});
