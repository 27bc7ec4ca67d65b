/** What charts say to readers who do not see them: read it aloud before you change it. */

export interface Texts {
  readonly summary: string;
  readonly notice: string;
  /** What is said where the keyboard stops. */
  readonly stops: readonly string[];
  /** What is said at the first value, the next, one of another series, and the last. */
  readonly walk: readonly string[];
}

export const golden: Readonly<Record<'en' | 'es' | 'ar', Readonly<Record<string, Texts>>>> = {
  en: {
    'a line by year': {
      summary:
        'Rows by year, 1990 to 2001. From 463 to 1,095. Highest: 1,095, 2001. Lowest: 463, 1990. 2002 is not complete and left out of these figures.',
      notice: '',
      stops: [
        'Chart',
        'Table',
        'Interval',
        'Show',
        'Choose dates',
        'FAA Bird Strikes Rows by year',
        'CSV',
        'SVG',
        'PNG',
        'How was this made?',
      ],
      walk: [
        '1990. Number of rows: 463.',
        '1991. Number of rows: 571.',
        '1991. Number of rows: 571.',
        '2002. Number of rows: 627. The last year is not complete yet.',
      ],
    },
    'lines by size': {
      summary:
        'Rows by year, 1990 to 2001. Highest: 626 (Small), 2001. Lowest: 26 (Large), 1990. 2002 is not complete and left out of these figures.',
      notice: '',
      stops: [
        'Chart',
        'Table',
        'Interval',
        'Show',
        'Choose dates',
        'Small',
        'Medium',
        'Large',
        'FAA Bird Strikes Rows by year',
        'CSV',
        'SVG',
        'PNG',
        'How was this made?',
      ],
      walk: ['1990. Small: 218.', '1991. Small: 259.', '1991. Medium: 272.', '2002. Medium: 240. The last year is not complete yet.'],
    },
    'an average with its range': {
      summary:
        'Average temp_max by year, 2012 to 2015. From 15.3 to 17.4. Highest: 17.4, 2015. Lowest: 15.3, 2012. Margin, 2015: 1.7 to 35.0.',
      notice: '',
      stops: [
        'Chart',
        'Table',
        'Interval',
        'Show',
        'Choose dates',
        'Seattle Weather Average temp_max by year',
        'CSV',
        'SVG',
        'PNG',
        'How was this made?',
      ],
      walk: [
        '2012. Average temp_max: 15.3 (−1.1 to 34.4).',
        '2013. Average temp_max: 16.1 (0.0 to 33.9).',
        '2013. Average temp_max: 16.1 (0.0 to 33.9).',
        '2015. Average temp_max: 17.4 (1.7 to 35.0).',
      ],
    },
    'an average against a goal': {
      summary:
        'Rows by month, 12-month average, December 1990 to June 2002. From 38.6 to 99.0. Highest: 99.0, June 2002. Lowest: 38.6, December 1990. July 2002 is not complete and left out of these figures. Goal: 90.0.',
      notice: '',
      stops: [
        'Chart',
        'Table',
        'Interval',
        'Show',
        'Choose dates',
        'FAA Bird Strikes Rows by month, 12-month average',
        'CSV',
        'SVG',
        'PNG',
        'How was this made?',
      ],
      walk: [
        'December 1990. Number of rows: 38.6.',
        'January 1991. Number of rows: 39.8.',
        'January 1991. Number of rows: 39.8.',
        'June 2002. Number of rows: 99.0.',
      ],
    },
    'dots of two measures': {
      summary:
        'Highest temp_max, Lowest temp_min by weather: 5 categories. Highest: 36, rain, Highest temp_max. Lowest: −7, sun, Lowest temp_min.',
      notice: '',
      stops: [
        'Chart',
        'Table',
        'Highest temp_max',
        'Lowest temp_min',
        'Seattle Weather Highest temp_max, Lowest temp_min by weather',
        'CSV',
        'SVG',
        'PNG',
        'How was this made?',
      ],
      walk: ['rain. Highest temp_max: 36.', 'rain. Lowest temp_min: −4.', 'sun. Lowest temp_min: −7.', 'snow. Lowest temp_min: −4.'],
    },
    'shares of a whole': {
      summary: 'Rows by Time of day × Wildlife Size: 4 categories. Highest: 5,308 (57%), Day. Lowest: 406, Dawn. In all: 9,256.',
      notice: '',
      stops: [
        'Chart',
        'Table',
        'Small',
        'Medium',
        'FAA Bird Strikes Rows by Time of day × Wildlife Size',
        'CSV',
        'SVG',
        'PNG',
        'How was this made?',
      ],
      walk: ['Day. Small: 3,163 (60%).', 'Day. Medium: 2,145 (40%).', 'Night. Medium: 1,812 (60%).', 'Dawn. Medium: 152 (37%).'],
    },
    'bars by phase': {
      summary:
        'Rows by Phase of flight: 4 categories. Highest: 4,619 (46%), Approach. Lowest: 1,405, Landing Roll. In all: 10,000. What is left is shown as “Other”.',
      notice: '',
      stops: ['Chart', 'Table', 'FAA Bird Strikes Rows by Phase of flight', 'CSV', 'SVG', 'PNG', 'How was this made?'],
      walk: [
        'Approach. Number of rows: 4,619.',
        'Climb. Number of rows: 1,956.',
        'Take-off run. Number of rows: 1,592.',
        'Other. Number of rows: 428.',
      ],
    },
    'columns crossed': {
      summary: 'Rows by Time of day × Wildlife Size: 4 categories. Highest: 5,624 (56%), Day. Lowest: 429, Dawn. In all: 10,000.',
      notice: '',
      stops: [
        'Chart',
        'Table',
        'Small',
        'Medium',
        'Large',
        'FAA Bird Strikes Rows by Time of day × Wildlife Size',
        'CSV',
        'SVG',
        'PNG',
        'How was this made?',
      ],
      walk: ['Day. Small: 3,163.', 'Night. Small: 1,198.', 'Night. Medium: 1,812.', 'Dawn. Medium: 152.'],
    },
    'a ring': {
      summary: 'Rows by Wildlife Size: 3 categories. Highest: 4,910 (49%), Small. Lowest: 744, Large. In all: 10,000.',
      notice: '',
      stops: ['Chart', 'Table', 'FAA Bird Strikes Rows by Wildlife Size', 'CSV', 'SVG', 'PNG', 'How was this made?'],
      walk: [
        'Small. Number of rows: 4,910 (49%).',
        'Medium. Number of rows: 4,346 (43%).',
        'Large. Number of rows: 744 (7%).',
        'Large. Number of rows: 744 (7%).',
      ],
    },
    'a histogram': {
      summary:
        'Rows by Speed IAS in knots, in 8 steps. Highest: 3,726 (52%), 100 to under 150. Lowest: 1, 350 to under 400. In all: 7,164. 2,836 rows without a number are left out.',
      notice: '',
      stops: ['Chart', 'Table', 'FAA Bird Strikes Rows by Speed IAS in knots', 'CSV', 'SVG', 'PNG', 'How was this made?'],
      walk: [
        '0 to under 50. Number of rows: 40.',
        '50 to under 100. Number of rows: 251.',
        '100 to under 150. Number of rows: 3,726.',
        '350 to under 400. Number of rows: 1.',
      ],
    },
    facets: {
      summary:
        'Rows by Time of day × Wildlife Size: 4 categories. Highest: 3,163 (32%), Day, Small. Lowest: 23, Dawn, Large. In all: 10,000.',
      notice: '',
      stops: ['Chart', 'Table', 'FAA Bird Strikes Rows by Time of day × Wildlife Size', 'CSV', 'SVG', 'PNG', 'How was this made?'],
      walk: ['Day. Small: 3,163.', 'Day. Medium: 2,145.', 'Night. Medium: 1,812.', 'Dawn. Medium: 152.'],
    },
    'counts withheld': {
      summary: 'Rows by Phase of flight: 7 categories. Highest: 4,619, Approach. Lowest: 1,405, Landing Roll.',
      notice: '3 values are withheld: numbers that speak of fewer than 100 rows are not shown, nor those that would give them away.',
      stops: ['Chart', 'Table', 'FAA Bird Strikes Rows by Phase of flight', 'CSV', 'SVG', 'PNG', 'How was this made?'],
      walk: [
        'Approach. Number of rows: 4,619.',
        'Climb. Number of rows: 1,956.',
        'Take-off run. Number of rows: 1,592.',
        'Parked. Number of rows: withheld.',
      ],
    },
    'a number': {
      summary: 'Number of rows, 2001: 1,095 x. 2.8% more than the 1,065 of 2000. 2002 is not complete and left out of these figures.',
      notice: '',
      stops: ['Chart', 'Table', 'CSV', 'How was this made?'],
      walk: [],
    },
    'a goal': {
      summary: 'Number of rows: 10,000. 83% of the target of 12,000. As of August 21, 2025.',
      notice: '',
      stops: ['CSV', 'How was this made?'],
      walk: [],
    },
  },
  es: {
    'a line by year': {
      summary:
        'Filas por año, de 1990 a 2001. De 463 a 1095. Máximo: 1095, 2001. Mínimo: 463, 1990. 2002 no está completo y no entra en estas cifras.',
      notice: '',
      stops: [
        'Gráfico',
        'Tabla',
        'Intervalo',
        'Mostrar',
        'Elegir fechas',
        'FAA Bird Strikes Filas por año',
        'CSV',
        'SVG',
        'PNG',
        '¿Cómo se hizo esto?',
      ],
      walk: [
        '1990. Número de filas: 463.',
        '1991. Número de filas: 571.',
        '1991. Número de filas: 571.',
        '2002. Número de filas: 627. El último período (año) aún no está completo.',
      ],
    },
    'lines by size': {
      summary:
        'Filas por año, de 1990 a 2001. Máximo: 626 (Small), 2001. Mínimo: 26 (Large), 1990. 2002 no está completo y no entra en estas cifras.',
      notice: '',
      stops: [
        'Gráfico',
        'Tabla',
        'Intervalo',
        'Mostrar',
        'Elegir fechas',
        'Small',
        'Medium',
        'Large',
        'FAA Bird Strikes Filas por año',
        'CSV',
        'SVG',
        'PNG',
        '¿Cómo se hizo esto?',
      ],
      walk: [
        '1990. Small: 218.',
        '1991. Small: 259.',
        '1991. Medium: 272.',
        '2002. Medium: 240. El último período (año) aún no está completo.',
      ],
    },
    'an average with its range': {
      summary:
        'Promedio de temp_max por año, de 2012 a 2015. De 15,3 a 17,4. Máximo: 17,4, 2015. Mínimo: 15,3, 2012. Margen, 2015: de 1,7 a 35,0.',
      notice: '',
      stops: [
        'Gráfico',
        'Tabla',
        'Intervalo',
        'Mostrar',
        'Elegir fechas',
        'Seattle Weather Promedio de temp_max por año',
        'CSV',
        'SVG',
        'PNG',
        '¿Cómo se hizo esto?',
      ],
      walk: [
        '2012. Promedio de temp_max: 15,3 (de −1,1 a 34,4).',
        '2013. Promedio de temp_max: 16,1 (de 0,0 a 33,9).',
        '2013. Promedio de temp_max: 16,1 (de 0,0 a 33,9).',
        '2015. Promedio de temp_max: 17,4 (de 1,7 a 35,0).',
      ],
    },
    'an average against a goal': {
      summary:
        'Filas por mes, media de 12 meses, de diciembre de 1990 a junio de 2002. De 38,6 a 99,0. Máximo: 99,0, junio de 2002. Mínimo: 38,6, diciembre de 1990. Julio de 2002 no está completo y no entra en estas cifras. Goal: 90,0.',
      notice: '',
      stops: [
        'Gráfico',
        'Tabla',
        'Intervalo',
        'Mostrar',
        'Elegir fechas',
        'FAA Bird Strikes Filas por mes, media de 12 meses',
        'CSV',
        'SVG',
        'PNG',
        '¿Cómo se hizo esto?',
      ],
      walk: [
        'diciembre de 1990. Número de filas: 38,6.',
        'enero de 1991. Número de filas: 39,8.',
        'enero de 1991. Número de filas: 39,8.',
        'junio de 2002. Número de filas: 99,0.',
      ],
    },
    'dots of two measures': {
      summary:
        'Máximo de temp_max, Mínimo de temp_min por weather: 5 categorías. Máximo: 36, rain, Máximo de temp_max. Mínimo: −7, sun, Mínimo de temp_min.',
      notice: '',
      stops: [
        'Gráfico',
        'Tabla',
        'Máximo de temp_max',
        'Mínimo de temp_min',
        'Seattle Weather Máximo de temp_max, Mínimo de temp_min por weather',
        'CSV',
        'SVG',
        'PNG',
        '¿Cómo se hizo esto?',
      ],
      walk: [
        'rain. Máximo de temp_max: 36.',
        'rain. Mínimo de temp_min: −4.',
        'sun. Mínimo de temp_min: −7.',
        'snow. Mínimo de temp_min: −4.',
      ],
    },
    'shares of a whole': {
      summary: 'Filas por Time of day × Wildlife Size: 4 categorías. Máximo: 5308 (57 %), Day. Mínimo: 406, Dawn. En total: 9256.',
      notice: '',
      stops: [
        'Gráfico',
        'Tabla',
        'Small',
        'Medium',
        'FAA Bird Strikes Filas por Time of day × Wildlife Size',
        'CSV',
        'SVG',
        'PNG',
        '¿Cómo se hizo esto?',
      ],
      walk: ['Day. Small: 3163 (60 %).', 'Day. Medium: 2145 (40 %).', 'Night. Medium: 1812 (60 %).', 'Dawn. Medium: 152 (37 %).'],
    },
    'bars by phase': {
      summary:
        'Filas por Phase of flight: 4 categorías. Máximo: 4619 (46 %), Approach. Mínimo: 1405, Landing Roll. En total: 10.000. Lo demás aparece como «Otros».',
      notice: '',
      stops: ['Gráfico', 'Tabla', 'FAA Bird Strikes Filas por Phase of flight', 'CSV', 'SVG', 'PNG', '¿Cómo se hizo esto?'],
      walk: [
        'Approach. Número de filas: 4619.',
        'Climb. Número de filas: 1956.',
        'Take-off run. Número de filas: 1592.',
        'Otros. Número de filas: 428.',
      ],
    },
    'columns crossed': {
      summary: 'Filas por Time of day × Wildlife Size: 4 categorías. Máximo: 5624 (56 %), Day. Mínimo: 429, Dawn. En total: 10.000.',
      notice: '',
      stops: [
        'Gráfico',
        'Tabla',
        'Small',
        'Medium',
        'Large',
        'FAA Bird Strikes Filas por Time of day × Wildlife Size',
        'CSV',
        'SVG',
        'PNG',
        '¿Cómo se hizo esto?',
      ],
      walk: ['Day. Small: 3163.', 'Night. Small: 1198.', 'Night. Medium: 1812.', 'Dawn. Medium: 152.'],
    },
    'a ring': {
      summary: 'Filas por Wildlife Size: 3 categorías. Máximo: 4910 (49 %), Small. Mínimo: 744, Large. En total: 10.000.',
      notice: '',
      stops: ['Gráfico', 'Tabla', 'FAA Bird Strikes Filas por Wildlife Size', 'CSV', 'SVG', 'PNG', '¿Cómo se hizo esto?'],
      walk: [
        'Small. Número de filas: 4910 (49 %).',
        'Medium. Número de filas: 4346 (43 %).',
        'Large. Número de filas: 744 (7 %).',
        'Large. Número de filas: 744 (7 %).',
      ],
    },
    'a histogram': {
      summary:
        'Filas por Speed IAS in knots, en 8 tramos. Máximo: 3726 (52 %), de 100 a menos de 150. Mínimo: 1, de 350 a menos de 400. En total: 7164. Se omiten 2836 filas sin número.',
      notice: '',
      stops: ['Gráfico', 'Tabla', 'FAA Bird Strikes Filas por Speed IAS in knots', 'CSV', 'SVG', 'PNG', '¿Cómo se hizo esto?'],
      walk: [
        'de 0 a menos de 50. Número de filas: 40.',
        'de 50 a menos de 100. Número de filas: 251.',
        'de 100 a menos de 150. Número de filas: 3726.',
        'de 350 a menos de 400. Número de filas: 1.',
      ],
    },
    facets: {
      summary:
        'Filas por Time of day × Wildlife Size: 4 categorías. Máximo: 3163 (32 %), Day, Small. Mínimo: 23, Dawn, Large. En total: 10.000.',
      notice: '',
      stops: ['Gráfico', 'Tabla', 'FAA Bird Strikes Filas por Time of day × Wildlife Size', 'CSV', 'SVG', 'PNG', '¿Cómo se hizo esto?'],
      walk: ['Day. Small: 3163.', 'Day. Medium: 2145.', 'Night. Medium: 1812.', 'Dawn. Medium: 152.'],
    },
    'counts withheld': {
      summary: 'Filas por Phase of flight: 7 categorías. Máximo: 4619, Approach. Mínimo: 1405, Landing Roll.',
      notice: 'Se reservan 3 valores: no se muestran las cifras que hablan de menos de 100 filas ni las que permitirían deducirlas.',
      stops: ['Gráfico', 'Tabla', 'FAA Bird Strikes Filas por Phase of flight', 'CSV', 'SVG', 'PNG', '¿Cómo se hizo esto?'],
      walk: [
        'Approach. Número de filas: 4619.',
        'Climb. Número de filas: 1956.',
        'Take-off run. Número de filas: 1592.',
        'Parked. Número de filas: reservado.',
      ],
    },
    'a number': {
      summary: 'Número de filas, 2001: 1095 x. 2,8 % más que los 1065 de 2000. 2002 no está completo y no entra en estas cifras.',
      notice: '',
      stops: ['Gráfico', 'Tabla', 'CSV', '¿Cómo se hizo esto?'],
      walk: [],
    },
    'a goal': {
      summary: 'Número de filas: 10.000. 83 % del objetivo de 12.000. Estado al 21 de agosto de 2025.',
      notice: '',
      stops: ['CSV', '¿Cómo se hizo esto?'],
      walk: [],
    },
  },
  ar: {
    'a line by year': {
      summary:
        '⁨عدد الصفوف حسب ⁨السنة⁩⁩، من ⁨1990⁩ إلى ⁨2001⁩. من ⁨463⁩ إلى ⁨1,095⁩. أعلى قيمة: ⁨1,095⁩، ⁨2001⁩. أدنى قيمة: ⁨463⁩، ⁨1990⁩. لم تكتمل فترة ⁨2002⁩ بعد ولم تُحتسب في هذه الأرقام.',
      notice: '',
      stops: [
        'رسم بياني',
        'جدول',
        'الفترة الزمنية',
        'العرض',
        'اختيار التواريخ',
        'FAA Bird Strikes عدد الصفوف حسب ⁨السنة⁩',
        'CSV',
        'SVG',
        'PNG',
        'كيف أُعدّ هذا؟',
      ],
      walk: [
        '1990. عدد الصفوف: 463.',
        '1991. عدد الصفوف: 571.',
        '1991. عدد الصفوف: 571.',
        '2002. عدد الصفوف: 627. لم تكتمل الفترة الأخيرة (⁨السنة⁩) بعد.',
      ],
    },
    'lines by size': {
      summary:
        '⁨عدد الصفوف حسب ⁨السنة⁩⁩، من ⁨1990⁩ إلى ⁨2001⁩. أعلى قيمة: ⁨626 (Small)⁩، ⁨2001⁩. أدنى قيمة: ⁨26 (Large)⁩، ⁨1990⁩. لم تكتمل فترة ⁨2002⁩ بعد ولم تُحتسب في هذه الأرقام.',
      notice: '',
      stops: [
        'رسم بياني',
        'جدول',
        'الفترة الزمنية',
        'العرض',
        'اختيار التواريخ',
        'Small',
        'Medium',
        'Large',
        'FAA Bird Strikes عدد الصفوف حسب ⁨السنة⁩',
        'CSV',
        'SVG',
        'PNG',
        'كيف أُعدّ هذا؟',
      ],
      walk: ['1990. Small: 218.', '1991. Small: 259.', '1991. Medium: 272.', '2002. Medium: 240. لم تكتمل الفترة الأخيرة (⁨السنة⁩) بعد.'],
    },
    'an average with its range': {
      summary:
        '⁨⁨متوسط ⁨temp_max⁩⁩ حسب ⁨السنة⁩⁩، من ⁨2012⁩ إلى ⁨2015⁩. من ⁨15.3⁩ إلى ⁨17.4⁩. أعلى قيمة: ⁨17.4⁩، ⁨2015⁩. أدنى قيمة: ⁨15.3⁩، ⁨2012⁩. الهامش، ⁨2015⁩: من ⁨1.7⁩ إلى ⁨35.0⁩.',
      notice: '',
      stops: [
        'رسم بياني',
        'جدول',
        'الفترة الزمنية',
        'العرض',
        'اختيار التواريخ',
        'Seattle Weather ⁨متوسط ⁨temp_max⁩⁩ حسب ⁨السنة⁩',
        'CSV',
        'SVG',
        'PNG',
        'كيف أُعدّ هذا؟',
      ],
      walk: [
        '2012. متوسط ⁨temp_max⁩: 15.3 (من ⁨‎−1.1⁩ إلى ⁨34.4⁩).',
        '2013. متوسط ⁨temp_max⁩: 16.1 (من ⁨0.0⁩ إلى ⁨33.9⁩).',
        '2013. متوسط ⁨temp_max⁩: 16.1 (من ⁨0.0⁩ إلى ⁨33.9⁩).',
        '2015. متوسط ⁨temp_max⁩: 17.4 (من ⁨1.7⁩ إلى ⁨35.0⁩).',
      ],
    },
    'an average against a goal': {
      summary:
        '⁨⁨عدد الصفوف حسب ⁨الشهر⁩⁩، ⁨متوسط 12 شهرًا⁩⁩، من ⁨ديسمبر 1990⁩ إلى ⁨يونيو 2002⁩. من ⁨38.6⁩ إلى ⁨99.0⁩. أعلى قيمة: ⁨99.0⁩، ⁨يونيو 2002⁩. أدنى قيمة: ⁨38.6⁩، ⁨ديسمبر 1990⁩. لم تكتمل فترة ⁨يوليو 2002⁩ بعد ولم تُحتسب في هذه الأرقام. ⁨Goal⁩: ⁨90.0⁩.',
      notice: '',
      stops: [
        'رسم بياني',
        'جدول',
        'الفترة الزمنية',
        'العرض',
        'اختيار التواريخ',
        'FAA Bird Strikes ⁨عدد الصفوف حسب ⁨الشهر⁩⁩، ⁨متوسط 12 شهرًا⁩',
        'CSV',
        'SVG',
        'PNG',
        'كيف أُعدّ هذا؟',
      ],
      walk: [
        'ديسمبر 1990. عدد الصفوف: 38.6.',
        'يناير 1991. عدد الصفوف: 39.8.',
        'يناير 1991. عدد الصفوف: 39.8.',
        'يونيو 2002. عدد الصفوف: 99.0.',
      ],
    },
    'dots of two measures': {
      summary:
        '⁨⁨أعلى قيمة في ⁨temp_max⁩, أدنى قيمة في ⁨temp_min⁩⁩ حسب ⁨weather⁩⁩: 5 فئات. أعلى قيمة: ⁨36⁩، ⁨rain, أعلى قيمة في ⁨temp_max⁩⁩. أدنى قيمة: ⁨‎−7⁩، ⁨sun, أدنى قيمة في ⁨temp_min⁩⁩.',
      notice: '',
      stops: [
        'رسم بياني',
        'جدول',
        'أعلى قيمة في ⁨temp_max⁩',
        'أدنى قيمة في ⁨temp_min⁩',
        'Seattle Weather ⁨أعلى قيمة في ⁨temp_max⁩, أدنى قيمة في ⁨temp_min⁩⁩ حسب ⁨weather⁩',
        'CSV',
        'SVG',
        'PNG',
        'كيف أُعدّ هذا؟',
      ],
      walk: [
        'rain. أعلى قيمة في ⁨temp_max⁩: 36.',
        'rain. أدنى قيمة في ⁨temp_min⁩: ‎−4.',
        'sun. أدنى قيمة في ⁨temp_min⁩: ‎−7.',
        'snow. أدنى قيمة في ⁨temp_min⁩: ‎−4.',
      ],
    },
    'shares of a whole': {
      summary:
        '⁨عدد الصفوف حسب ⁨Time of day × Wildlife Size⁩⁩: 4 فئات. أعلى قيمة: ⁨5,308 (57‎%‎)⁩، ⁨Day⁩. أدنى قيمة: ⁨406⁩، ⁨Dawn⁩. المجموع: ⁨9,256⁩.',
      notice: '',
      stops: [
        'رسم بياني',
        'جدول',
        'Small',
        'Medium',
        'FAA Bird Strikes عدد الصفوف حسب ⁨Time of day × Wildlife Size⁩',
        'CSV',
        'SVG',
        'PNG',
        'كيف أُعدّ هذا؟',
      ],
      walk: ['Day. Small: 3,163 (60‎%‎).', 'Day. Medium: 2,145 (40‎%‎).', 'Night. Medium: 1,812 (60‎%‎).', 'Dawn. Medium: 152 (37‎%‎).'],
    },
    'bars by phase': {
      summary:
        '⁨عدد الصفوف حسب ⁨Phase of flight⁩⁩: 4 فئات. أعلى قيمة: ⁨4,619 (46‎%‎)⁩، ⁨Approach⁩. أدنى قيمة: ⁨1,405⁩، ⁨Landing Roll⁩. المجموع: ⁨10,000⁩. يُعرض الباقي تحت اسم «⁨أخرى⁩».',
      notice: '',
      stops: ['رسم بياني', 'جدول', 'FAA Bird Strikes عدد الصفوف حسب ⁨Phase of flight⁩', 'CSV', 'SVG', 'PNG', 'كيف أُعدّ هذا؟'],
      walk: ['Approach. عدد الصفوف: 4,619.', 'Climb. عدد الصفوف: 1,956.', 'Take-off run. عدد الصفوف: 1,592.', 'أخرى. عدد الصفوف: 428.'],
    },
    'columns crossed': {
      summary:
        '⁨عدد الصفوف حسب ⁨Time of day × Wildlife Size⁩⁩: 4 فئات. أعلى قيمة: ⁨5,624 (56‎%‎)⁩، ⁨Day⁩. أدنى قيمة: ⁨429⁩، ⁨Dawn⁩. المجموع: ⁨10,000⁩.',
      notice: '',
      stops: [
        'رسم بياني',
        'جدول',
        'Small',
        'Medium',
        'Large',
        'FAA Bird Strikes عدد الصفوف حسب ⁨Time of day × Wildlife Size⁩',
        'CSV',
        'SVG',
        'PNG',
        'كيف أُعدّ هذا؟',
      ],
      walk: ['Day. Small: 3,163.', 'Night. Small: 1,198.', 'Night. Medium: 1,812.', 'Dawn. Medium: 152.'],
    },
    'a ring': {
      summary:
        '⁨عدد الصفوف حسب ⁨Wildlife Size⁩⁩: 3 فئات. أعلى قيمة: ⁨4,910 (49‎%‎)⁩، ⁨Small⁩. أدنى قيمة: ⁨744⁩، ⁨Large⁩. المجموع: ⁨10,000⁩.',
      notice: '',
      stops: ['رسم بياني', 'جدول', 'FAA Bird Strikes عدد الصفوف حسب ⁨Wildlife Size⁩', 'CSV', 'SVG', 'PNG', 'كيف أُعدّ هذا؟'],
      walk: [
        'Small. عدد الصفوف: 4,910 (49‎%‎).',
        'Medium. عدد الصفوف: 4,346 (43‎%‎).',
        'Large. عدد الصفوف: 744 (7‎%‎).',
        'Large. عدد الصفوف: 744 (7‎%‎).',
      ],
    },
    'a histogram': {
      summary:
        '⁨عدد الصفوف حسب ⁨Speed IAS in knots⁩⁩، في 8 شرائح. أعلى قيمة: ⁨3,726 (52‎%‎)⁩، ⁨من ⁨100⁩ إلى أقل من ⁨150⁩⁩. أدنى قيمة: ⁨1⁩، ⁨من ⁨350⁩ إلى أقل من ⁨400⁩⁩. المجموع: ⁨7,164⁩. استُبعد 2,836 صفًا بلا عدد.',
      notice: '',
      stops: ['رسم بياني', 'جدول', 'FAA Bird Strikes عدد الصفوف حسب ⁨Speed IAS in knots⁩', 'CSV', 'SVG', 'PNG', 'كيف أُعدّ هذا؟'],
      walk: [
        'من ⁨0⁩ إلى أقل من ⁨50⁩. عدد الصفوف: 40.',
        'من ⁨50⁩ إلى أقل من ⁨100⁩. عدد الصفوف: 251.',
        'من ⁨100⁩ إلى أقل من ⁨150⁩. عدد الصفوف: 3,726.',
        'من ⁨350⁩ إلى أقل من ⁨400⁩. عدد الصفوف: 1.',
      ],
    },
    facets: {
      summary:
        '⁨عدد الصفوف حسب ⁨Time of day × Wildlife Size⁩⁩: 4 فئات. أعلى قيمة: ⁨3,163 (32‎%‎)⁩، ⁨Day, Small⁩. أدنى قيمة: ⁨23⁩، ⁨Dawn, Large⁩. المجموع: ⁨10,000⁩.',
      notice: '',
      stops: ['رسم بياني', 'جدول', 'FAA Bird Strikes عدد الصفوف حسب ⁨Time of day × Wildlife Size⁩', 'CSV', 'SVG', 'PNG', 'كيف أُعدّ هذا؟'],
      walk: ['Day. Small: 3,163.', 'Day. Medium: 2,145.', 'Night. Medium: 1,812.', 'Dawn. Medium: 152.'],
    },
    'counts withheld': {
      summary: '⁨عدد الصفوف حسب ⁨Phase of flight⁩⁩: 7 فئات. أعلى قيمة: ⁨4,619⁩، ⁨Approach⁩. أدنى قيمة: ⁨1,405⁩، ⁨Landing Roll⁩.',
      notice: 'حُجبت 3 قيم: لا تُعرض الأرقام التي تخص أقل من 100 من الصفوف ولا ما يكشف عنها.',
      stops: ['رسم بياني', 'جدول', 'FAA Bird Strikes عدد الصفوف حسب ⁨Phase of flight⁩', 'CSV', 'SVG', 'PNG', 'كيف أُعدّ هذا؟'],
      walk: ['Approach. عدد الصفوف: 4,619.', 'Climb. عدد الصفوف: 1,956.', 'Take-off run. عدد الصفوف: 1,592.', 'Parked. عدد الصفوف: محجوب.'],
    },
    'a number': {
      summary:
        '⁨عدد الصفوف⁩، ⁨2001⁩: ⁨1,095 x⁩. أكثر بمقدار ⁨2.8‎%‎⁩ من ⁨1,065⁩ في ⁨2000⁩. لم تكتمل فترة ⁨2002⁩ بعد ولم تُحتسب في هذه الأرقام.',
      notice: '',
      stops: ['رسم بياني', 'جدول', 'CSV', 'كيف أُعدّ هذا؟'],
      walk: [],
    },
    'a goal': {
      summary: '⁨عدد الصفوف⁩: ⁨10,000⁩. ⁨83‎%‎⁩ من الهدف البالغ ⁨12,000⁩. حتى ⁨21 أغسطس 2025⁩.',
      notice: '',
      stops: ['CSV', 'كيف أُعدّ هذا؟'],
      walk: [],
    },
  },
};
