import { describe, expect, test } from 'vitest';
import { someOrganization, someone } from '../../test/some-publication.ts';
import { initialsFirst, inverted, invertedInitials } from './name-forms.ts';
import { citedName } from './names.ts';

type Row = [name: string, inverted: string, initials: string];

describe('a name without parts on record', () => {
  test.each<Row>([
    ['Richard Weitz', 'Weitz, Richard', 'Weitz, R.'],
    ['Patrick M. Cronin', 'Cronin, Patrick M.', 'Cronin, P. M.'],
    ['J.R.R. Tolkien', 'Tolkien, J.R.R.', 'Tolkien, J. R. R.'],
    ['Jean-Paul Sartre', 'Sartre, Jean-Paul', 'Sartre, J.-P.'],
    ['Mira Rapp-Hooper', 'Rapp-Hooper, Mira', 'Rapp-Hooper, M.'],
    ['Anna Maria van der Berg', 'van der Berg, Anna Maria', 'van der Berg, A. M.'],
    ['Juan de la Cruz Martínez', 'de la Cruz Martínez, Juan', 'de la Cruz Martínez, J.'],
    ['Wernher von Braun', 'von Braun, Wernher', 'von Braun, W.'],
    ['Vincent Van Gogh', 'Van Gogh, Vincent', 'Van Gogh, V.'],
    ['María De La Cruz', 'De La Cruz, María', 'De La Cruz, M.'],
    ['José Ortega y Gasset', 'Ortega y Gasset, José', 'Ortega y Gasset, J.'],
    ['Charlotte Perkins d’Arc', 'd’Arc, Charlotte Perkins', 'd’Arc, C. P.'],
    ['Muhammad al-Khwarizmi', 'al-Khwarizmi, Muhammad', 'al-Khwarizmi, M.'],
    ['Abd al-Rahman ibn Khaldun', 'ibn Khaldun, Abd al-Rahman', 'ibn Khaldun, A. al-R.'],
    ['Khalid ibn al-Walid', 'ibn al-Walid, Khalid', 'ibn al-Walid, K.'],
    ['Mohammed bin Rashid Al Maktoum', 'Al Maktoum, Mohammed bin Rashid', 'Al Maktoum, M. bin R.'],
    ['Carlo dell’Acqua', 'dell’Acqua, Carlo', 'dell’Acqua, C.'],
    ['Martin Luther King Jr.', 'King, Martin Luther, Jr.', 'King, M. L., Jr.'],
    ['Martin Luther King, Jr.', 'King, Martin Luther, Jr.', 'King, M. L., Jr.'],
    ['John Smith III', 'Smith, John, III', 'Smith, J., III'],
    ['Dr. Jane Doe, Ph.D.', 'Doe, Jane', 'Doe, J.'],
    ['Doe, Jane', 'Doe, Jane', 'Doe, J.'],
    ['bell hooks', 'hooks, bell', 'hooks, b.'],
    ['danah michele boyd', 'boyd, danah michele', 'boyd, d. m.'],
    ['Éva Szabó', 'Szabó, Éva', 'Szabó, É.'],
    ['Plato', 'Plato', 'Plato'],
    ['  Richard\n Weitz ', 'Weitz, Richard', 'Weitz, R.'],
    ['Иван Иванович Петров', 'Петров, Иван Иванович', 'Петров, И. И.'],
    ['محمد علي', 'علي, محمد', 'علي, محمد'],
    ['王小明', '王小明', '王小明'],
    ['安倍 晋三', '安倍 晋三', '安倍 晋三'],
    ['김철수', '김철수', '김철수'],
    ['リチャード・ワイツ', 'リチャード・ワイツ', 'リチャード・ワイツ'],
  ])('%s', (name, expected, initials) => {
    const cited = citedName(someone(name));
    expect(inverted(cited)).toBe(expected);
    expect(invertedInitials(cited)).toBe(initials);
  });
});

describe('a name with parts on record', () => {
  test.each<[name: string, given: string | null, family: string | null, inverted: string, initialsFirst: string]>([
    ['Gabriel García Márquez', 'Gabriel', 'García Márquez', 'García Márquez, Gabriel', 'G. García Márquez'],
    ['Anna van der Berg', 'Anna', 'van der Berg', 'van der Berg, Anna', 'A. van der Berg'],
    ['Ludwig van Beethoven', 'Ludwig van', 'Beethoven', 'Beethoven, Ludwig van', 'L. van Beethoven'],
    ['Martin Luther King Jr.', 'Martin Luther', 'King', 'King, Martin Luther, Jr.', 'M. L. King Jr.'],
    ['Martin Luther King Jr.', 'Martin Luther', 'King Jr.', 'King, Martin Luther, Jr.', 'M. L. King Jr.'],
    ['Suharto', null, 'Suharto', 'Suharto', 'Suharto'],
    ['王小明', '小明', '王', '王小明', '王小明'],
  ])('%s', (name, given, family, expected, first) => {
    const cited = citedName(someone(name, given, family));
    expect(inverted(cited)).toBe(expected);
    expect(initialsFirst(cited)).toBe(first);
  });

  test('keeps the particle apart from the family name', () => {
    expect(citedName(someone('Anna van der Berg', 'Anna', 'van der Berg'))).toMatchObject({
      particle: 'van der',
      family: 'Berg',
      given: 'Anna',
    });
  });

  test('knows both parts of a Chinese name', () => {
    expect(citedName(someone('王小明', '小明', '王'))).toMatchObject({
      family: '王',
      given: '小明',
      familyFirst: true,
    });
  });
});

test('an organization is never taken apart', () => {
  for (const name of ['World Bank', 'Ministry of Health, Labour and Welfare', 'Smith, John']) {
    expect(inverted(citedName(someOrganization(name)))).toBe(name);
  }
});
